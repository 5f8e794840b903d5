import { isHeld } from '../board.ts';
import type { CaseState } from '../case.ts';
import { accept } from '../ruling.ts';
import type { Ruling } from '../ruling.ts';
import type { BringBeforeLeaders } from './sweep-command.ts';

/** The same moment so many months earlier (ms UTC); the last day of a month that is shorter. */
export function monthsBefore(now: number, months: number): number {
  const then = new Date(now);
  const day = then.getUTCDate();
  then.setUTCDate(1);
  then.setUTCMonth(then.getUTCMonth() - months);
  const lastDay = new Date(Date.UTC(then.getUTCFullYear(), then.getUTCMonth() + 1, 0)).getUTCDate();
  then.setUTCDate(Math.min(day, lastDay));
  return then.getTime();
}

/** Asleep for so many months, counted anew whenever the leaders have had it before them (SPEC 9.6). */
export function sleepsTooLong(state: CaseState, coldReviewMonths: number, now: number): boolean {
  if (state.status !== 'cold' || isHeld(state, now)) return false;
  const since = Math.max(state.shelf.since ?? state.openedAt, state.broughtUp?.at ?? 0);
  return since <= monthsBefore(now, coldReviewMonths);
}

/** Decided on the row of this moment: one that was revived a second ago is left alone, and one brought up is so once. */
export function bringBeforeLeaders(state: CaseState, command: BringBeforeLeaders): Ruling {
  const { round, together, coldReviewMonths: months, at } = command;
  if (state.broughtUp?.round === round || !sleepsTooLong(state, months, at)) return accept([]);
  return accept([{ type: 'came-before-leaders', round, together, asleepSince: state.shelf.since, months, at }]);
}
