import { audienceOf } from '../access.ts';
import type { CaseState } from '../case.ts';
import type { Actor } from '../lifecycle/lifecycle-command.ts';
import type { StaffMember } from '../recusal.ts';
import type { CircleEvent } from './circle-event.ts';

/** Nobody decides alone. */
const enough = 2;

/** Who of the team is left for a case. Whoever a leader could let in counts, also where leaders alone have it. */
const leftFor = (state: CaseState, staff: readonly StaffMember[]): StaffMember[] =>
  audienceOf({ ...state, keeping: null, leadersOnly: false }, staff);

/** How many may act in it, guests included. */
export const countLeft = (state: CaseState, staff: readonly StaffMember[]): number =>
  leftFor(state, staff).length + state.guestIds.length;

/** True for a leader; and where none is left, for everybody of the team, who then needs a second (SPEC 6.8). */
export const mayLead = (state: CaseState, { isLeader }: Pick<Actor, 'isLeader'>, staff: readonly StaffMember[]) =>
  isLeader || hasNoLeader(state, staff);

/** True where no leader is left for a case. */
const hasNoLeader = (state: CaseState, staff: readonly StaffMember[]): boolean =>
  !leftFor(state, staff).some(({ isLeader }) => isLeader);

type Left = 'enough' | 'few' | 'nobody';
const worse: Record<Left, number> = { enough: 0, few: 1, nobody: 2 };

function leftOf(state: CaseState, staff: readonly StaffMember[]): Left {
  const count = countLeft(state, staff);
  if (count === 0) return 'nobody';
  return count < enough || hasNoLeader(state, staff) ? 'few' : 'enough';
}

/** The event that too few are left, when a change has made it so; asked of the case before and after it (SPEC 6.8). */
export function tooFewLeft(
  before: CaseState,
  next: CaseState,
  { staff, at }: { staff: readonly StaffMember[]; at: number },
): CircleEvent[] {
  const left = leftOf(next, staff);
  if (left === 'enough' || next.status === 'closed' || worse[left] <= worse[leftOf(before, staff)]) return [];
  return [{ type: 'too-few-left', left, at }];
}
