import type { Content } from '../command.ts';
import type { Actor } from '../lifecycle/lifecycle-command.ts';
import type { InterimFailure, InterimMeasure } from './interim-state.ts';

/** What came of it on Discord. */
export type InterimResult = { status: 'done' } | { status: 'failed'; failure: InterimFailure };

/** `wasOurs`: false where something else keeps the person from writing, which stays. */
export type LiftResult = { status: 'done'; wasOurs: boolean } | { status: 'failed'; failure: InterimFailure };

/** The orders of interim measures (SPEC 7.5), named by their number. */
export type InterimCommand =
  | {
      type: 'take-interim';
      by: Actor;
      partyId: string;
      measure: InterimMeasure;
      reason: Content;
      mark: string;
      /** How long a second person has to confirm it. */
      confirmHours: number;
      at: number;
    }
  | { type: 'confirm-interim'; by: Actor; number: number; at: number }
  | { type: 'lift-interim'; by: Actor; number: number; at: number }
  /** Its time to be confirmed may be over, or that of a confirmed timeout. */
  | { type: 'lapse-interim'; number: number; at: number }
  /** What a message to be removed says, before it is gone. */
  | { type: 'keep-interim'; number: number; snapshot: Content; at: number }
  | { type: 'settle-interim'; number: number; result: InterimResult; at: number }
  | { type: 'settle-lifting'; number: number; result: LiftResult; at: number };

export type InterimCommandOf<T extends InterimCommand['type']> = Extract<InterimCommand, { type: T }>;

const types: Record<InterimCommand['type'], true> = {
  'take-interim': true,
  'confirm-interim': true,
  'lift-interim': true,
  'lapse-interim': true,
  'keep-interim': true,
  'settle-interim': true,
  'settle-lifting': true,
};

/** True for an order about an interim measure. */
export const isInterimCommand = (command: { type: string }): command is InterimCommand =>
  Object.hasOwn(types, command.type);
