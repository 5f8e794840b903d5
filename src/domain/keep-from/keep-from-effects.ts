import { escalations } from '../calls/call-effects.ts';
import type { CaseState } from '../case.ts';
import type { PlannedEffect } from '../effect.ts';
import { newThread } from '../place/thread-effects.ts';
import { planned, refreshed } from '../planned-effect.ts';
import type { KeepFromEvent } from './keep-from-event.ts';

/** The reporter has so long to say whom; a restart in between changes nothing (SPEC 3.6). */
export function askingEnds(next: CaseState): PlannedEffect[] {
  if (next.keeping === null) return [];
  return [{ ...planned(next, 'keep-from', { kind: 'end-asking' }), notBefore: next.keeping.until }];
}

/** What Discord is told: a thread where there was none, and the reporter where their wish does not hold. */
export function keepFromEffects(next: CaseState, event: KeepFromEvent): PlannedEffect[] {
  switch (event.type) {
    case 'kept-from-named':
    case 'left-to-leaders':
    case 'wish-dropped':
      return event.opens === null ? refreshed(next) : [newThread(next), ...escalations(next)];
    case 'wish-broken':
      return [told(next, 'broken'), ...refreshed(next)];
    case 'wish-lifted':
      return [told(next, 'lifted'), ...refreshed(next)];
  }
}

const told = (next: CaseState, what: 'broken' | 'lifted'): PlannedEffect =>
  planned(next, 'reporter', { kind: 'tell-kept-from', what }, next.version + 1);
