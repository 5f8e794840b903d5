import type { Content } from '../command.ts';
import type { Actor } from '../lifecycle/lifecycle-command.ts';
import type { StaffMember } from '../recusal.ts';

/** The orders about the wish that somebody of the team must not see a report (SPEC 3.6). */
export type KeepFromCommand =
  | {
      type: 'name-kept-from';
      reporterId: string;
      userIds: string[];
      staff: StaffMember[];
      /** Of the server: not of the team, and called all the same where nobody is on an urgent case. */
      ownerId: string | null;
      at: number;
    }
  | { type: 'leave-to-leaders'; reporterId: string; at: number }
  | { type: 'drop-wish'; reporterId: string; at: number }
  | { type: 'end-asking'; at: number }
  | { type: 'recheck-wish'; staff: StaffMember[]; at: number }
  | { type: 'lift-wish'; by: Actor; reason: Content; at: number };

export type KeepFromCommandOf<T extends KeepFromCommand['type']> = Extract<KeepFromCommand, { type: T }>;

const types: Record<KeepFromCommand['type'], true> = {
  'name-kept-from': true,
  'leave-to-leaders': true,
  'drop-wish': true,
  'end-asking': true,
  'recheck-wish': true,
  'lift-wish': true,
};

/** True for an order about whom a report is kept from. */
export const isKeepFromCommand = (command: { type: string }): command is KeepFromCommand =>
  Object.hasOwn(types, command.type);
