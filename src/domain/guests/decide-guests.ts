import { accessTo, isBarred } from '../access.ts';
import type { CaseState } from '../case.ts';
import { checkInAt } from '../check-in.ts';
import { isBeingAsked } from '../keep-from/keep-from-state.ts';
import { unlessIn } from '../lifecycle/moving.ts';
import { movesAway } from '../place/decide-place.ts';
import { accept, refuse } from '../ruling.ts';
import type { Ruling } from '../ruling.ts';
import { isShortOfPeople } from './few-left.ts';
import type { GuestCommand, GuestCommandOf } from './guest-command.ts';
import type { GuestEvent } from './guest-event.ts';

/** Who may come into one case alone (SPEC 6.8). To whom has no say in it, there is no such case. */
export function decideGuests(state: CaseState, command: GuestCommand): Ruling {
  if (!mayHost(state, command.host)) return refuse({ code: 'no-such-case' });
  return command.type === 'name-guest' ? name(state, command) : letGo(state, command);
}

/** A leader who may see the case; or the owner, unless they are part of it or kept out of it. */
export function mayHost(state: CaseState, { userId, isLeader, isOwner }: GuestCommand['host']): boolean {
  if (isBeingAsked(state) || isBarred(state, userId)) return false;
  return isOwner || accessTo(state, { userId, guildId: state.guildId, isStaff: isLeader, isLeader }).lead;
}

function name(state: CaseState, command: GuestCommandOf<'name-guest'>): Ruling {
  const { userId, staff, host, at } = command;
  if (state.guestIds.includes(userId)) return accept([]);
  // Of a case that is not short of people the owner learns nothing.
  if (!isShortOfPeople(state, staff)) return refuse({ code: host.isLeader ? 'guest-not-needed' : 'no-such-case' });
  const wrong = unlessIn(state, 'new', 'triage', 'investigating', 'resolved', 'cold');
  if (wrong !== null) return wrong;
  const isOfTeam = staff.some((member) => member.userId === userId);
  if (isOfTeam || isBarred(state, userId)) return refuse({ code: 'guest-cannot' });
  const promise = state.nobodyLeft ? checkInAt(state.severity, at, command.checkInDays) : null;
  const named: GuestEvent = { type: 'guest-named', userId, nameId: command.name.contentId, promise, at };
  return accept([named, ...movesAway(state, at)], [command.name]);
}

function letGo(state: CaseState, { userId, at }: GuestCommandOf<'let-guest-go'>): Ruling {
  if (!state.guestIds.includes(userId)) return refuse({ code: 'no-such-guest' });
  return accept([{ type: 'guests-left', userIds: [userId], why: 'let-go', at }]);
}

/** Whoever was a guest is none any more once the case is closed. */
export const guestsLeave = (next: CaseState, at: number): GuestEvent[] =>
  next.status === 'closed' && next.guestIds.length > 0
    ? [{ type: 'guests-left', userIds: next.guestIds, why: 'closed', at }]
    : [];
