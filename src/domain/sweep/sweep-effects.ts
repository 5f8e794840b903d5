import type { CaseState } from '../case.ts';
import type { PlannedEffect } from '../effect.ts';
import { planned, refreshed, shelfLane } from '../planned-effect.ts';
import { shelfPostOf } from '../shelf/shelf-state.ts';
import type { SweepEvent, SweepEventOf } from './sweep-event.ts';

/** The team hears of it in the case thread, and the card says it (SPEC 9.4). */
export function sweepEffects(next: CaseState, event: SweepEvent): PlannedEffect[] {
  if (event.type === 'came-before-leaders') return broughtUp(next, event);
  const what = event.type === 'cold-warned' ? 'goes-cold' : event.why;
  const coldAt = event.type === 'cold-warned' ? event.coldAt : null;
  return [
    planned(next, 'thread', { kind: 'tell-waiting', what, silentSince: event.silentSince, coldAt }, next.version + 1),
    ...refreshed(next),
  ];
}

/** One that not everybody may know of is told where it rests; the others stand in one message (SPEC 6.2, 9.6). */
function broughtUp(next: CaseState, event: SweepEventOf<'came-before-leaders'>): PlannedEffect[] {
  const { together, asleepSince, months, round } = event;
  const lane = shelfPostOf(next) === null ? 'thread' : shelfLane(next);
  return together ? [] : [planned(next, lane, { kind: 'tell-asleep', asleepSince, months, round }, round)];
}
