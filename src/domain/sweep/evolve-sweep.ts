import type { SweepState } from './sweep-state.ts';
import type { SweepEvent } from './sweep-event.ts';

/** What is then true of a case that waits, or sleeps. */
export function evolveSweep(event: SweepEvent): Partial<SweepState> {
  switch (event.type) {
    case 'cold-warned':
      return { coldWarning: { silentSince: event.silentSince, at: event.at } };
    case 'team-prompted':
      return { prompted: { silentSince: event.silentSince, at: event.at } };
    case 'came-before-leaders':
      return { broughtUp: { round: event.round, together: event.together, at: event.at } };
  }
}
