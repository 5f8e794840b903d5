import { audienceOf, isBarred } from '../access.ts';
import type { CaseState } from '../case.ts';
import { unlessIn } from '../lifecycle/moving.ts';
import { movesAway, movesBack } from '../place/decide-place.ts';
import { accept, refuse } from '../ruling.ts';
import type { Ruling } from '../ruling.ts';
import type { StaffMember } from '../recusal.ts';
import type { CircleCommandOf } from './circle-command.ts';
import type { CircleRefusal } from './circle-refusal.ts';
import { countLeft } from './who-is-left.ts';

/** Nobody decides alone, however few are left (SPEC 6.7). */
const fewest = 2;

/** From then on only leaders, the assignee and whom a leader adds see it, never fewer than the quorum (SPEC 6.2). */
export function restrict(state: CaseState, command: CircleCommandOf<'restrict'>): Ruling {
  const { by, reason, staff, quorum, at } = command;
  if (!by.isLeader) return refuse({ code: 'leaders-only' });
  const wrong = unlessIn(state, 'new', 'triage', 'investigating', 'resolved', 'cold');
  if (wrong !== null) return wrong;
  if (state.leadersOnly) return refuse({ code: 'restricted-already' });
  const addedIds = [...new Set(command.addIds)];
  if (!addedIds.every((userId) => mayJoin(state, userId, staff))) return refuse({ code: 'circle-cannot' });
  const circle = { ...state, leadersOnly: true, addedIds };
  const small = tooSmall(circle, staff, quorum);
  if (small !== null) return refuse(small);
  const inside = new Set([...audienceOf(circle, staff).map(({ userId }) => userId), ...state.guestIds]);
  const outIds = state.thread.broughtIds.filter((userId) => !inside.has(userId));
  const event = { type: 'circle-closed', reasonId: reason.contentId, addedIds, outIds, at } as const;
  return accept([event, ...movesAway(state, at)], [reason]);
}

/** A leader lets somebody of the team in. */
export function addToCircle(state: CaseState, { by, userId, staff, at }: CircleCommandOf<'add-to-circle'>): Ruling {
  if (!by.isLeader) return refuse({ code: 'leaders-only' });
  if (!state.leadersOnly) return refuse({ code: 'not-restricted' });
  if (!mayJoin(state, userId, staff)) return refuse({ code: 'circle-cannot' });
  if (audienceOf(state, staff).some((member) => member.userId === userId)) return refuse({ code: 'in-circle-already' });
  return accept([{ type: 'circle-joined', userId, at }]);
}

/** A leader takes somebody out again whom a leader had added; leaders and the assignee are in it by what they are. */
export function removeFromCircle(state: CaseState, command: CircleCommandOf<'remove-from-circle'>): Ruling {
  const { by, userId, staff, quorum, at } = command;
  if (!by.isLeader) return refuse({ code: 'leaders-only' });
  if (!state.leadersOnly) return refuse({ code: 'not-restricted' });
  if (!state.addedIds.includes(userId)) return refuse({ code: 'not-in-circle' });
  const circle = { ...state, addedIds: state.addedIds.filter((one) => one !== userId) };
  const small = tooSmall(circle, staff, quorum);
  return small === null ? accept([{ type: 'circle-left', userId, at }]) : refuse(small);
}

/** The whole team may see it again. Who reads it then is named before and confirmed (SPEC 6.3). */
export function liftRestriction(state: CaseState, command: CircleCommandOf<'lift-restriction'>): Ruling {
  const { by, reason, at } = command;
  if (!by.isLeader) return refuse({ code: 'leaders-only' });
  const refused = cannotLift(state, command.byCategory);
  if (refused !== null) return refuse(refused);
  const wrong = unlessIn(state, 'new', 'triage', 'investigating', 'resolved');
  if (wrong !== null) return wrong;
  return accept([{ type: 'circle-opened', reasonId: reason.contentId, at }, movesBack(state, at)], [reason]);
}

/** What demands that a case stays restricted; null when nothing does. */
export function cannotLift(state: CaseState, byCategory: boolean): CircleRefusal | null {
  if (!state.restricted && !state.leadersOnly) return { code: 'not-restricted' };
  if (state.recusals.length > 0) return { code: 'restriction-stays', why: 'kept-out' };
  if (state.guestIds.length > 0) return { code: 'restriction-stays', why: 'guest' };
  if (state.confidential || isWished(state)) return { code: 'restriction-stays', why: 'wish' };
  return byCategory ? { code: 'restriction-stays', why: 'category' } : null;
}

/** The reporter wishes it kept from somebody, and has not taken that back, nor has a leader lifted it. */
const isWished = ({ keepFrom, keeping }: CaseState): boolean =>
  keepFrom && keeping?.phase !== 'dropped' && keeping?.phase !== 'lifted';

const mayJoin = (state: CaseState, userId: string, staff: readonly StaffMember[]): boolean =>
  !isBarred(state, userId) && staff.some((member) => member.userId === userId);

/** The quorum is never above the people left, and never below two (SPEC 6.7). */
function tooSmall(circle: CaseState, staff: readonly StaffMember[], quorum: number): CircleRefusal | null {
  const left = audienceOf(circle, staff).length + circle.guestIds.length;
  const needed = Math.max(fewest, Math.min(quorum, countLeft(circle, staff)));
  return left < needed ? { code: 'circle-too-small', left, needed } : null;
}
