import type { CaseState } from '../case.ts';
import { checkInAt } from '../check-in.ts';
import { openStatuses } from '../lifecycle/transitions.ts';
import type { Severity } from '../words.ts';

/** A check-in is done by contacting whoever has to hear: the next one is due a full time later, after a hold at the earliest (SPEC 8). */
export function promiseKept(state: CaseState, days: Record<Severity, number>, at: number): number | null {
  if (state.checkInAt === null || !openStatuses.includes(state.status)) return state.checkInAt;
  return Math.max(checkInAt(state.severity, at, days), state.heldUntil ?? 0);
}
