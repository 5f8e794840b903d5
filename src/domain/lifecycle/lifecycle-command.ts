import type { Content, NamedPerson } from '../command.ts';
import type { Severity } from '../words.ts';
import type { CloseReason, ReopenReason } from './lifecycle-state.ts';

/** Who gives the order, with what the server says of them now. That they may see the case was asked before. */
export interface Actor {
  userId: string;
  isLeader: boolean;
}

type Order<T extends string, Rest = object> = { type: T; by: Actor; at: number } & Rest;

/** The orders that move a case through its life (SPEC 5). */
export type LifecycleCommand =
  | Order<
      'triage',
      {
        severity: Severity;
        immediateRisk: boolean;
        risk: Content | null;
        scope: Content | null;
        followUpAt: number | null;
        checkInDays: Record<Severity, number>;
      }
    >
  | Order<'assign', { assigneeId: string; name: Content; mayBeAssigned: boolean; note: Content | null }>
  | Order<'claim', { name: Content; mayBeAssigned: boolean; selfAssign: boolean; claimAfterMs: number }>
  | Order<'hand-back'>
  | { type: 'unassign-departed'; userId: string; at: number }
  | Order<'plan-next-step', { nextStep: Content; followUpAt: number | null }>
  | Order<'investigate'>
  | Order<'hold', { until: number; reason: Content }>
  | Order<'end-hold'>
  | Order<
      'propose-closing',
      { reason: CloseReason; duplicateOf: { caseId: string; reference: string } | null; note: Content | null }
    >
  | Order<'confirm-closing'>
  | Order<'withdraw-closing'>
  | {
      type: 'absorb-duplicate';
      from: { caseId: string; reference: string };
      /** Its reporters, who become reporters of this case; staff stay out, they would be recused from it. */
      reporters: NamedPerson[];
      at: number;
    }
  | Order<'close', { summary: Content }>
  | Order<'take-back-decision', { reason: Content }>
  | Order<'go-cold', { reason: Content }>
  | Order<'revive', { reason: Content; checkInDays: Record<Severity, number> }>
  | Order<'reopen', { reason: ReopenReason; note: Content; checkInDays: Record<Severity, number> }>;

export type LifecycleCommandOf<T extends LifecycleCommand['type']> = Extract<LifecycleCommand, { type: T }>;

const types: Record<LifecycleCommand['type'], true> = {
  triage: true,
  assign: true,
  claim: true,
  'hand-back': true,
  'unassign-departed': true,
  'plan-next-step': true,
  investigate: true,
  hold: true,
  'end-hold': true,
  'propose-closing': true,
  'confirm-closing': true,
  'withdraw-closing': true,
  'absorb-duplicate': true,
  close: true,
  'take-back-decision': true,
  'go-cold': true,
  revive: true,
  reopen: true,
};

/** True for an order of the lifecycle; the others are decided beside it. */
export const isLifecycleCommand = (command: { type: string }): command is LifecycleCommand =>
  Object.hasOwn(types, command.type);
