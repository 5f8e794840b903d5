import type { CaseState } from '../case.ts';
import type { Ruling } from '../ruling.ts';
import { refuse } from '../ruling.ts';
import type { Status } from '../words.ts';
import type { LifecycleEvent } from './lifecycle-event.ts';
import { mayMove } from './transitions.ts';

/** The event that moves a case. Throws if the table lacks the move: every decision asks it first. */
export function moved(state: CaseState, to: Status, at: number, checkInAt = state.checkInAt): LifecycleEvent {
  if (!mayMove(state.status, to)) throw new Error(`The lifecycle has no way from ${state.status} to ${to}`);
  return { type: 'status-changed', status: { before: state.status, after: to }, checkInAt, at };
}

/** A refusal unless the case is in one of these statuses. */
export function unlessIn(state: CaseState, ...needs: Status[]): Ruling | null {
  return needs.includes(state.status) ? null : refuse({ code: 'wrong-status', status: state.status, needs });
}
