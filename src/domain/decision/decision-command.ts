import type { Content } from '../command.ts';
import type { Actor } from '../lifecycle/lifecycle-command.ts';
import type { Severity } from '../words.ts';
import type { Action, ProposalAbout } from './decision-state.ts';
import type { Voters } from './tally.ts';

/** Every order that can end a vote says who may vote at that moment, and what is promised once the case is resolved. */
type Order<T extends string, Rest = object> = {
  type: T;
  by: Actor;
  voters: Voters;
  /** Names contact threads, should notices begin conversations. */
  mark: string;
  checkInDays: Record<Severity, number>;
  at: number;
} & Rest;

/** The orders of the vote, and of what it brings about (SPEC 7.4, 7.5). `number` is the proposal the person saw. */
export type DecisionCommand =
  | Order<'propose', { about: ProposalAbout; reasons: Content; contents: Content[] }>
  | Order<'approve-proposal', { number: number }>
  | Order<'object-to-proposal', { number: number; reason: Content }>
  | Order<'withdraw-vote', { number: number }>
  | Order<'withdraw-proposal', { number: number }>
  | Order<'call-vote', { number: number; reason: Content }>
  /** The team has changed: an objection may have lost its voice. */
  | Omit<Order<'recount-votes'>, 'by'>
  | { type: 'settle-action'; actionId: string; result: ActionResult; at: number }
  /** What a message to be removed says, before it is gone. */
  | { type: 'keep-message'; actionId: string; snapshot: Content; at: number }
  | { type: 'retry-action'; by: Actor; actionId: string; at: number }
  | { type: 'do-by-hand'; by: Actor; actionId: string; at: number }
  | { type: 'ask-others'; by: Actor; actionId: string; whom: Content; until: number; at: number };

/** What came of a measure on Discord. */
export type ActionResult =
  | { status: 'done' }
  | { status: 'undone' }
  | { status: 'failed'; failure: NonNullable<Action['failure']> };

export type DecisionCommandOf<T extends DecisionCommand['type']> = Extract<DecisionCommand, { type: T }>;

const types: Record<DecisionCommand['type'], true> = {
  propose: true,
  'approve-proposal': true,
  'object-to-proposal': true,
  'withdraw-vote': true,
  'withdraw-proposal': true,
  'call-vote': true,
  'recount-votes': true,
  'settle-action': true,
  'keep-message': true,
  'retry-action': true,
  'do-by-hand': true,
  'ask-others': true,
};

/** True for an order of the vote; the others are decided beside it. */
export const isDecisionCommand = (command: { type: string }): command is DecisionCommand =>
  Object.hasOwn(types, command.type);
