import type { CaseState } from '../case.ts';
import type { PlannedEffect } from '../effect.ts';
import { planned, refreshed } from '../planned-effect.ts';
import type { GuestEvent } from './guest-event.ts';

/** Each guest in a lane of their own: whoever cannot be let in for now holds nobody up. */
const lane = (userId: string) => `guest:${userId}`;

/** Brings the guests of a case into the thread it has now. */
export const guestsBrought = (next: CaseState): PlannedEffect[] =>
  next.guestIds.map((userId) => broughtIn(next, userId));

const broughtIn = (next: CaseState, userId: string): PlannedEffect =>
  planned(next, lane(userId), { kind: 'let-guest-in', userId }, `${userId}.${next.version + 1}`);

/** What Discord is told when somebody came as a guest, or left. */
export function guestEffects(next: CaseState, event: GuestEvent): PlannedEffect[] {
  switch (event.type) {
    case 'guest-named': {
      const told = event.promise === null ? [] : [planned(next, 'reporter', { kind: 'tell-found' }, next.version + 1)];
      return [broughtIn(next, event.userId), ...told, ...refreshed(next)];
    }
    case 'guests-left':
      return event.userIds.map((userId) =>
        planned(next, lane(userId), { kind: 'see-guest-out', userId }, `${userId}.${next.version + 1}`),
      );
  }
}
