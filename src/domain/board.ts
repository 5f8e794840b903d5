import { isCircleEvent } from './circle/circle-event.ts';
import type { CaseState } from './case.ts';
import type { PlannedEffect } from './effect.ts';
import type { CaseEvent } from './event.ts';
import { isInterimEvent } from './interim/interim-event.ts';
import { isLifecycleEvent } from './lifecycle/lifecycle-event.ts';

/** Discord throttles edits of old messages; many changes become one edit (SPEC 4.8). */
export const boardPauseMs = 30_000;

/** The board is drawn anew when a commit changes what it shows: a new case, or any step of one. */
export function boardEffects(next: CaseState, events: readonly CaseEvent[]): PlannedEffect[] {
  if (!events.some((event) => changesBoard(event) || isCircleEvent(event))) return [];
  const effect = { kind: 'refresh-board', guildId: next.guildId } as const;
  return [{ key: `${effect.kind}:${next.caseId}:${next.version + 1}`, lane: 'board', effect, refresh: true }];
}

/** Also an addition that names somebody of the team: the case leaves the board (SPEC 6.1, 6.2). */
function changesBoard(event: CaseEvent): boolean {
  if (event.type === 'information-added') return event.recusals.length > 0;
  if (event.type === 'contact-delivered' || event.type === 'contact-noted') return event.greets;
  if (event.type === 'case-opened' || event.type === 'somebody-on-it') return true;
  if (isInterimEvent(event)) return event.type !== 'interim-kept';
  return isLifecycleEvent(event) || event.type === 'cold-warned' || isAboutRoom(event) || isUrgentSurge(event);
}

/** A thread that cannot be made for now, or can be at last (SPEC 4.7). */
function isAboutRoom(event: CaseEvent): boolean {
  if (event.type === 'trouble-met') return event.trouble.kind === 'create-thread';
  return event.type === 'trouble-ended' && event.effectKey.startsWith('create-thread:');
}

/** An urgent report has gathered in a case that need not be urgent itself. */
const isUrgentSurge = (event: CaseEvent): boolean =>
  event.type === 'reports-gathered' && event.lines.some(({ call }) => call === 'leaders');

/** Somebody waits for a word from the team longer than was promised; a hold stops that clock (SPEC 5, 8). */
export function isOverdue({ checkInAt }: CaseState, now: number): boolean {
  return checkInAt !== null && checkInAt <= now;
}

export const isHeld = ({ heldUntil }: CaseState, now: number): boolean => heldUntil !== null && heldUntil > now;

/** When the board changes by the clock alone: a check-in falls due, or a hold ends (ms UTC). Null when nothing will. */
export function nextBoardChange(cases: readonly CaseState[], now: number): number | null {
  const moments = cases.flatMap(({ checkInAt, heldUntil }) => [checkInAt, heldUntil]);
  const ahead = moments.filter((moment) => moment !== null && moment > now);
  return ahead.length === 0 ? null : ahead.reduce((first, moment) => Math.min(first ?? 0, moment ?? 0));
}
