import { hourMs } from './durations.ts';

/**
 * When a member may report again, or null if they may now (SPEC 3.9). A report about danger is never held back.
 * @param recent times (ms UTC) of this member's reports, in any order
 */
export function reportsAgainAt(recent: readonly number[], perHour: number, now: number): number | null {
  const within = recent.filter((time) => time > now - hourMs).sort((a, b) => b - a);
  const oldestThatCounts = within[perHour - 1];
  return oldestThatCounts === undefined ? null : oldestThatCounts + hourMs;
}
