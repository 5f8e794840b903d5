import type { CaseState } from '../case.ts';
import type { PartyRole } from '../words.ts';
import type { Attempt, Conversation, Reply } from './contact-state.ts';
import { allReplies, nextMessage, partsOf } from './conversations.ts';

/** A question to one party whose answer is still wanted (SPEC 9.4). Times in ms UTC. */
export interface OpenQuestion {
  /** The conversation's number, by which it is reminded of or dropped. */
  number: number;
  /** Which parts this person has in the case: silence of a subject alone is no reason for anything. */
  roles: PartyRole[];
  /**
   * Since the last answer, oldest first, at least one. One more that is on its way is none yet; one made elsewhere stands
   * at the moment it was made, as far as it is known.
   */
  attempts: Attempt[];
  /** True once any of them reached the person. */
  reached: boolean;
  /** True while something is on its way to them. */
  isUnderway: boolean;
  /**
   * Since when they have been silent: the last attempt, or the end of a time in which no way could carry their answer.
   * Null while none can: no clock runs against them (SPEC 9.2).
   */
  silentSince: number | null;
}

/** True for a case in which answers are waited for at all. */
export const isAwake = ({ status }: Pick<CaseState, 'status'>): boolean => status !== 'closed';

/** The questions a case waits for, one to a person at most, as they stand at `now`. */
export function openQuestions(
  state: Pick<CaseState, 'conversations' | 'parties' | 'status'>,
  now: number,
): OpenQuestion[] {
  if (!isAwake(state)) return [];
  return state.conversations.flatMap((one) => {
    if (one.waiting === null) return [];
    const { attempts, reached } = one.waiting;
    return [
      {
        number: one.number,
        roles: partsOf(state, one).map(({ role }) => role),
        attempts,
        reached,
        isUnderway: nextMessage(one) !== undefined,
        silentSince: silentSince(one, now),
      },
    ];
  });
}

function silentSince({ waiting, cannotAnswer }: Conversation, now: number): number | null {
  const lastAt = waiting?.attempts.at(-1)?.at ?? null;
  if (cannotAnswer === null || lastAt === null) return lastAt;
  const { until } = cannotAnswer;
  return until === null || until > now ? null : Math.max(lastAt, until);
}

/** Answers nobody of the team has looked at, oldest first; those of a muted conversation wait for nobody (SPEC 9.1, 9.4). */
export const unreadReplies = (state: Pick<CaseState, 'conversations'>): Reply[] =>
  allReplies(state).flatMap(({ reply }) => (isUnread(reply) ? [reply] : []));

export const isUnread = ({ readAt, muted }: Reply): boolean => readAt === null && !muted;
