import type { CaseState } from './case.ts';
import { isBeingAsked } from './keep-from/keep-from-state.ts';
import { isRecused, partyIds } from './case.ts';
import type { StaffMember } from './recusal.ts';

/** Somebody who asks, with what the server says of them now; roles are never remembered (SPEC 6.6). */
export interface Person {
  userId: string;
  guildId: string;
  isStaff: boolean;
  isLeader: boolean;
}

/** What a person may do with a case. `report` is the reporter's own view of it, never the team's. */
export interface Access {
  see: boolean;
  act: boolean;
  vote: boolean;
  lead: boolean;
  beAssigned: boolean;
  report: boolean;
}

const nothing: Access = { see: false, act: false, vote: false, lead: false, beAssigned: false, report: false };

type AccessCase = Pick<
  CaseState,
  'guildId' | 'parties' | 'recusals' | 'leadersOnly' | 'assigneeId' | 'addedIds' | 'guestIds' | 'keeping'
>;

/** The one place that says who may see and do what with a case (SPEC 6). */
export function accessTo(state: AccessCase, person: Person): Access {
  if (state.guildId !== person.guildId) return nothing;
  const report = state.parties.some((party) => party.role === 'reporter' && party.userId === person.userId);
  if (isBeingAsked(state) || isBarred(state, person.userId)) return { ...nothing, report };
  if (state.guestIds.includes(person.userId)) return { ...nothing, report, see: true, act: true, vote: true };
  if (!isInCircle(state, person)) return { ...nothing, report };
  return { see: true, act: true, vote: true, lead: person.isLeader, beAssigned: true, report };
}

/** A party or a recused person sees nothing of the team's side, whatever their roles (SPEC 6.1). */
export function isBarred(state: Pick<AccessCase, 'parties' | 'recusals'>, userId: string): boolean {
  return isRecused(state, userId) || partyIds(state).includes(userId);
}

function isInCircle(state: AccessCase, { userId, isStaff, isLeader }: Person): boolean {
  if (isLeader) return true;
  if (!isStaff) return false;
  return !state.leadersOnly || state.assigneeId === userId || state.addedIds.includes(userId);
}

/** The staff who belong into a case's thread: exactly those who may see the case (SPEC 6.2). */
export function audienceOf(state: AccessCase, staff: readonly StaffMember[]): StaffMember[] {
  return staff.filter(({ userId, isLeader }) => {
    return accessTo(state, { userId, guildId: state.guildId, isStaff: true, isLeader }).see;
  });
}
