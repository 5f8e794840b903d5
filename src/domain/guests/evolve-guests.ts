import type { CaseState } from '../case.ts';
import type { GuestEvent } from './guest-event.ts';

/** What is then true. Whoever sees one case alone stands outside of all lists of others: the case is a restricted one. */
export function evolveGuests(state: CaseState, event: GuestEvent): Partial<CaseState> {
  const step = state.step + 1;
  switch (event.type) {
    case 'guest-named': {
      const checkInAt = event.promise ?? state.checkInAt;
      const guestIds = [...state.guestIds, event.userId];
      return { guestIds, restricted: true, nobodyLeft: false, checkInAt, step };
    }
    case 'guests-left': {
      const isGone = (userId: string) => event.userIds.includes(userId);
      const broughtIds = state.thread.broughtIds.filter((userId) => !isGone(userId));
      const onIt = state.onIt !== null && isGone(state.onIt.userId) ? null : state.onIt;
      const guestIds = state.guestIds.filter((userId) => !isGone(userId));
      return { guestIds, onIt, thread: { ...state.thread, broughtIds }, step };
    }
  }
}
