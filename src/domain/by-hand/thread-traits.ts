import { z } from 'zod';
import type { CaseState } from '../case.ts';
import { openStatuses } from '../lifecycle/transitions.ts';

/** What somebody can change about a case thread by hand. */
export const ThreadTrait = z.enum(['name', 'tags', 'archived', 'locked', 'invitable']);
export type ThreadTrait = z.infer<typeof ThreadTrait>;

/** What of it one change puts right; its name and its tags have lanes of their own. */
export const StateTrait = ThreadTrait.exclude(['name', 'tags']);
export type StateTrait = z.infer<typeof StateTrait>;

/** A thread as Discord has it. Times are ms UTC. */
export interface FoundThread {
  archived: boolean;
  locked: boolean;
  /** Null for a thread that is not private: nobody is invited there. */
  invitable: boolean | null;
  /** When it was last archived or opened. */
  archiveChangedAt: number;
  lastActiveAt: number;
  /** After so long without activity Discord archives it. */
  idleAfterMs: number;
  /** The server has so many threads that Discord archives sooner. */
  isCrowded: boolean;
}

/** Discord does not archive to the second. */
const slackMs = 60_000;

/**
 * What about an open case's thread is not as it should be, its name and tags aside (SPEC 4.6). One that Discord archived because
 * nobody wrote for long is left alone, unless it is locked as well; so is one that rests to make room, and every thread
 * of a case no longer worked on.
 */
export function traitsOff(
  { status, restingSince }: Pick<CaseState, 'status' | 'restingSince'>,
  found: FoundThread,
): StateTrait[] {
  if (!openStatuses.includes(status)) return [];
  const { archived, locked } = found;
  if (archived && restingSince !== null) return [];
  const off: StateTrait[] = [];
  if (archived && (locked || !isIdle(found))) off.push('archived');
  if (locked) off.push('locked');
  if (isInviting(found, off)) off.push('invitable');
  return off;
}

const isIdle = ({ archiveChangedAt, lastActiveAt, idleAfterMs, isCrowded }: FoundThread): boolean =>
  isCrowded || archiveChangedAt - lastActiveAt >= idleAfterMs - slackMs;

/** An archived thread takes no change, and nobody can be invited to it either. */
const isInviting = ({ invitable, archived }: FoundThread, off: StateTrait[]): boolean =>
  invitable === true && (!archived || off.includes('archived'));
