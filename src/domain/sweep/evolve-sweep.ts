import type { SweepState } from './sweep-state.ts';
import type { SweepEvent } from './sweep-event.ts';

/** What is then true of a case that waits. */
export function evolveSweep(event: SweepEvent): Partial<SweepState> {
  const { silentSince, at } = event;
  return event.type === 'cold-warned' ? { coldWarning: { silentSince, at } } : { prompted: { silentSince, at } };
}
