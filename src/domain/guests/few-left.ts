import { audienceOf } from '../access.ts';
import type { CaseState } from '../case.ts';
import type { StaffMember } from '../recusal.ts';

/** Nobody decides alone. */
const enough = 2;

/** True where fewer than two, or no leader, of the team are left for a case: it may have guests (SPEC 6.8). */
export function isShortOfPeople(state: CaseState, staff: readonly StaffMember[]): boolean {
  const left = audienceOf(state, staff);
  return left.length < enough || !left.some(({ isLeader }) => isLeader);
}
