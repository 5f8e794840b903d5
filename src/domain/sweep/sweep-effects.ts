import type { CaseState } from '../case.ts';
import type { PlannedEffect } from '../effect.ts';
import { planned, refreshed } from '../planned-effect.ts';
import type { SweepEvent } from './sweep-event.ts';

/** The team hears of it in the case thread, and the card says it (SPEC 9.4). */
export function sweepEffects(next: CaseState, event: SweepEvent): PlannedEffect[] {
  const what = event.type === 'cold-warned' ? 'goes-cold' : event.why;
  const coldAt = event.type === 'cold-warned' ? event.coldAt : null;
  return [
    planned(next, 'thread', { kind: 'tell-waiting', what, silentSince: event.silentSince, coldAt }, next.version + 1),
    ...refreshed(next),
  ];
}
