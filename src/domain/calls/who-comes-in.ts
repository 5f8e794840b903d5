import type { CaseState } from '../case.ts';
import type { StaffMember } from '../recusal.ts';
import type { Settings } from '../settings.ts';

type Pinging = Pick<Settings, 'pingUrgent' | 'pingOthers'>;

/** Whom the server wants to have pinged for such a case (SPEC 4.3). */
export const pinged = ({ urgent }: Pick<CaseState, 'urgent'>, settings: Pinging): Settings['pingOthers'] =>
  urgent ? settings.pingUrgent : settings.pingOthers;

/**
 * Who of the audience is brought into the thread. Where only leaders and the assignee are, but none of them may see the
 * case, everybody who may is: somebody has to.
 */
export function insiders(
  { assigneeId }: Pick<CaseState, 'assigneeId'>,
  audience: readonly StaffMember[],
  addStaff: Settings['addStaff'],
): StaffMember[] {
  if (addStaff === 'everyone') return [...audience];
  const few = audience.filter(({ userId, isLeader }) => isLeader || userId === assigneeId);
  return few.length === 0 ? [...audience] : few;
}

/** Whom the thread itself calls by name; those of a group in which nobody is left are stood in for by all inside. */
export function calledInside(inside: readonly StaffMember[], group: Settings['pingOthers']): StaffMember[] {
  if (group === 'nobody') return [];
  const leaders = inside.filter(({ isLeader }) => isLeader);
  return group === 'leaders' && leaders.length > 0 ? leaders : [...inside];
}

/** The roles that stand for a group; an urgent call to the staff is one to the leaders as well. */
export function rolesOf(
  { urgent }: Pick<CaseState, 'urgent'>,
  group: Settings['pingOthers'],
  { staffRoles, leaderRoles }: Pick<Settings, 'staffRoles' | 'leaderRoles'>,
): string[] {
  if (group === 'nobody') return [];
  if (group === 'leaders') return leaderRoles;
  return urgent ? [...new Set([...staffRoles, ...leaderRoles])] : staffRoles;
}

/**
 * Without those who left the thread, who are not put back (SPEC 4.3); all of them again if nobody else would be called.
 */
export function notGone(people: readonly StaffMember[], gone: ReadonlySet<string>): StaffMember[] {
  const there = people.filter(({ userId }) => !gone.has(userId));
  return there.length === 0 ? [...people] : there;
}
