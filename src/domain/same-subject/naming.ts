import { accessTo, audienceOf, isBarred } from '../access.ts';
import type { CaseState } from '../case.ts';
import type { StaffMember } from '../recusal.ts';

/**
 * True if the first case may name the second: everybody who may see the one may see the other, those of today and those
 * who join the team later (SPEC 6.3). So an ordinary case never names a restricted one; the other way round it may.
 */
export function mayName(one: CaseState, other: CaseState, staff: readonly StaffMember[]): boolean {
  if (one.guildId !== other.guildId || isWider(one, other)) return false;
  const readers = [...audienceOf(one, staff).map(({ userId }) => userId), ...one.guestIds];
  return readers.every((userId) => {
    const member = staff.find((known) => known.userId === userId);
    const person = { userId, isStaff: member !== undefined, isLeader: member?.isLeader === true };
    return accessTo(other, { ...person, guildId: other.guildId }).see;
  });
}

/** Whoever is kept out of the second by what it is, not by who is on the team today, could read the first. */
function isWider(one: CaseState, other: CaseState): boolean {
  if ((other.restricted && !one.restricted) || (other.leadersOnly && !one.leadersOnly)) return true;
  return other.recusals.some(({ userId }) => !isBarred(one, userId));
}

/** The members whom a case is about. Somebody off Discord is nobody that two cases could share for certain. */
export const subjectIds = ({ parties }: Pick<CaseState, 'parties'>): string[] => [
  ...new Set(parties.flatMap(({ role, userId }) => (role === 'subject' && userId !== null ? [userId] : []))),
];

/** True if both are about the same member. */
export function sharesSubject(one: CaseState, other: CaseState): boolean {
  const known = subjectIds(one);
  return one.caseId !== other.caseId && subjectIds(other).some((userId) => known.includes(userId));
}
