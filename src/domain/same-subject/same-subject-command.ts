import type { Actor } from '../lifecycle/lifecycle-command.ts';
import type { PartingReason } from './same-subject-event.ts';

/** A gathered report as its lead takes it up. */
export interface TakenUp {
  caseId: string;
  number: number;
  urgent: boolean;
}

/** The orders that tie cases about the same person together, and part them (SPEC 3.8). */
export type SameSubjectCommand =
  | { type: 'link-case'; to: { caseId: string; reference: string; openedAt: number }; at: number }
  | { type: 'unlink-case'; caseId: string; at: number }
  /** A gathered case gets its own thread; in the lead, all of them do, unless just this `one` is meant. */
  | { type: 'part'; by: Actor; one: boolean; at: number }
  /** The same of one gathered case, because of what happened elsewhere. */
  | { type: 'part-case'; why: PartingReason; at: number }
  /** The lead learns of the reports gathered in it, oldest first; `more` when others wait behind them. */
  | { type: 'take-up-gathered'; reports: TakenUp[]; more: boolean; at: number }
  | { type: 'record-lines'; position: number; round: number; messageId: string; at: number }
  /** One of the gathered cases has a thread of its own. */
  | { type: 'note-parted'; caseId: string; at: number };

export type SameSubjectCommandOf<T extends SameSubjectCommand['type']> = Extract<SameSubjectCommand, { type: T }>;

const types: Record<SameSubjectCommand['type'], true> = {
  'link-case': true,
  'unlink-case': true,
  part: true,
  'part-case': true,
  'take-up-gathered': true,
  'record-lines': true,
  'note-parted': true,
};

/** True for an order about cases of the same person. */
export const isSameSubjectCommand = (command: { type: string }): command is SameSubjectCommand =>
  Object.hasOwn(types, command.type);
