import type { ByHandState } from './by-hand-state.ts';
import { hourMs } from '../durations.ts';

/** So often in such a time (ms) a thing is put right at once; whoever undoes it again and again has to wait. */
interface Patience {
  times: number;
  withinMs: number;
}

const mending: Patience = { times: 5, withinMs: hourMs };
const removing: Patience = { times: 10, withinMs: 10 * 60_000 };

/** When the thread may next be put right (ms UTC): two bots that disagree must not keep each other busy (SPEC 4.6). */
export const nextMendingAt = ({ mendedAt }: Pick<ByHandState, 'mendedAt'>, now: number): number =>
  nextAt(mendedAt, mending, now);

/** The same for taking this person out; each has their own count. */
export const nextRemovalAt = ({ removals }: Pick<ByHandState, 'removals'>, userId: string, now: number): number =>
  nextAt(timesOf(removals, userId), removing, now);

/** True when the thread is put right at `at` as often as it may be for now: somebody does not stop. */
export const isMendedOften = ({ mendedAt }: Pick<ByHandState, 'mendedAt'>, at: number): boolean =>
  nextAt([...mendedAt, at], mending, at) > at;

/** The same of this person, taken out at `at`. */
export const isRemovedOften = ({ removals }: Pick<ByHandState, 'removals'>, userId: string, at: number): boolean =>
  nextAt([...timesOf(removals, userId), at], removing, at) > at;

const timesOf = (removals: ByHandState['removals'], userId: string) =>
  removals.filter((one) => one.userId === userId).map(({ at }) => at);

/** Any stretch of this length holds at most so many. */
function nextAt(past: readonly number[], { times, withinMs }: Patience, now: number): number {
  const first = past.at(-times);
  return first === undefined ? now : Math.max(now, first + withinMs);
}
