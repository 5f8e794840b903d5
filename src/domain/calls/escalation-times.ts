import type { EscalationTimes } from './call-state.ts';
import { minuteMs } from '../durations.ts';

/** When people are called again to what became urgent at this moment (SPEC 4.3). @param after in minutes; @param at ms UTC */
export function escalationTimes(after: EscalationTimes, at: number): EscalationTimes {
  const then = (minutes: number) => at + minutes * minuteMs;
  return { leaders: then(after.leaders), staff: then(after.staff), owner: then(after.owner) };
}
