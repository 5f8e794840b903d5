import { isBarred } from '../access.ts';
import type { CaseState, Recusal } from '../case.ts';
import type { CaseEvent } from '../event.ts';
import type { Actor } from '../lifecycle/lifecycle-command.ts';
import { movesAway } from '../place/decide-place.ts';
import { accept, refuse } from '../ruling.ts';
import type { Ruling } from '../ruling.ts';
import type { StaffMember } from '../recusal.ts';
import type { CircleCommandOf } from './circle-command.ts';
import type { CircleEvent } from './circle-event.ts';
import type { Recusing } from './circle-state.ts';
import { evolveCircle } from './evolve-circle.ts';
import { countLeft, mayLead, tooFewLeft } from './who-is-left.ts';

/** Nobody decides alone. */
const leftAtLeast = 2;

/** Somebody of the team steps out of a case themselves: at any time, also when too few are left by it (SPEC 6.1). */
export function stepOut(state: CaseState, { by, reason, staff, at }: CircleCommandOf<'step-out'>): Ruling {
  const { userId } = by;
  const event = { type: 'stepped-out', userId, reasonId: reason?.contentId ?? null, at } as const;
  return accept([event, ...follows(state, event, { userId, staff })], reason === null ? [] : [reason]);
}

/** The first of the two. A leader says alone that somebody whom the report merely names is not concerned. */
export function proposeRecusal(state: CaseState, command: CircleCommandOf<'propose-recusal'>): Ruling {
  const { by, what, userId, reason, staff, at } = command;
  const refused = cannotLead(state, command) ?? (what === 'recuse' ? cannotRecuse : cannotLift)(state, command);
  if (refused !== null) return refused;
  const reasonId = reason.contentId;
  if (what === 'lift' && by.isLeader)
    return accept([{ type: 'recusal-lifted', userId, reasonId, proposedBy: null, at }], [reason]);
  if (standing(state, staff) !== null) return refuse({ code: 'recusal-pending' });
  const recusing = { number: state.recusings + 1, what, userId, reasonId, proposedBy: by.userId, at };
  return accept([{ type: 'recusal-proposed', recusing, at }], [reason]);
}

/** The second: somebody else, and never whom it is about (SPEC 6.1). */
export function confirmRecusal(state: CaseState, command: CircleCommandOf<'confirm-recusal'>): Ruling {
  const { by, number, staff, at } = command;
  const recusing = standing(state, staff);
  if (recusing?.number !== number) return refuse({ code: 'recusal-over' });
  if (recusing.userId === by.userId) return refuse({ code: 'recusal-is-yours' });
  if (recusing.proposedBy === by.userId) return refuse({ code: 'recusal-needs-another' });
  const { what, userId, reasonId, proposedBy } = recusing;
  const refused = (what === 'recuse' ? cannotRecuse : cannotLift)(state, { by, userId, staff });
  if (refused !== null) return refused;
  if (what === 'lift') return accept([{ type: 'recusal-lifted', userId, reasonId, proposedBy, at }]);
  const event = { type: 'recusal-confirmed', recusing, at } as const;
  return accept([event, ...follows(state, event, { userId, staff })]);
}

/** Whoever proposed it, or a leader, takes it off the table. */
export function dropRecusal(state: CaseState, { by, number, staff, at }: CircleCommandOf<'drop-recusal'>): Ruling {
  const recusing = standing(state, staff);
  if (recusing?.number !== number) return refuse({ code: 'recusal-over' });
  if (recusing.userId === by.userId) return refuse({ code: 'recusal-is-yours' });
  if (recusing.proposedBy !== by.userId && !by.isLeader) return refuse({ code: 'leaders-only' });
  return accept([{ type: 'recusal-dropped', number, at }]);
}

/**
 * The proposal that waits for a second person, as long as it still means something: whoever proposed it may still do so,
 * and whom it is about is where they were.
 */
export function standing({ recusing, ...state }: CaseState, staff: readonly StaffMember[]): Recusing | null {
  if (recusing === null || isBarred(state, recusing.proposedBy)) return null;
  const proposer = staff.find(({ userId }) => userId === recusing.proposedBy);
  const whole = { ...state, recusing };
  if (proposer === undefined || !mayLead(whole, proposer, staff)) return null;
  return isBarred(state, recusing.userId) === (recusing.what === 'lift') ? recusing : null;
}

interface About {
  by: Actor;
  userId: string;
  staff: readonly StaffMember[];
}

const cannotLead = (state: CaseState, { by, staff }: About): Ruling | null =>
  mayLead(state, by, staff) ? null : refuse({ code: 'leaders-only' });

function cannotRecuse(state: CaseState, { by, userId, staff }: About): Ruling | null {
  if (userId === by.userId) return refuse({ code: 'recusal-own' });
  if (isBarred(state, userId)) return refuse({ code: 'recused-already' });
  const member = staff.find((one) => one.userId === userId);
  if (member === undefined) return refuse({ code: 'recusal-not-staff' });
  if (member.isLeader) return refuse({ code: 'recusal-of-leader' });
  const left = countLeft(withRecusal(state, { userId, why: 'team' }), staff);
  return left < leftAtLeast ? refuse({ code: 'recusal-too-few' }) : null;
}

function cannotLift(state: CaseState, { userId }: About): Ruling | null {
  const known = state.recusals.find((one) => one.userId === userId);
  return known?.why === 'named' ? null : refuse({ code: 'recusal-stays' });
}

const withRecusal = (state: CaseState, recusal: Recusal): CaseState => ({
  ...state,
  recusals: [...state.recusals, recusal],
});

/** What nobody keeps who may no longer see the case: the case itself, a proposal to close it, their place as a guest. */
function follows(
  state: CaseState,
  event: CircleEvent,
  { userId, staff }: { userId: string; staff: readonly StaffMember[] },
): CaseEvent[] {
  const { at } = event;
  const { assigneeId, closing, guestIds } = state;
  const next = { ...state, ...evolveCircle(state, event) };
  const freed: CaseEvent[] = assigneeId === userId ? [{ type: 'unassigned', assigneeId, why: 'recused', at }] : [];
  const open: CaseEvent[] =
    closing?.proposedBy === userId && state.status !== 'closed'
      ? [{ type: 'closing-withdrawn', reason: closing.reason, at }]
      : [];
  const seenOut: CaseEvent[] = guestIds.includes(userId)
    ? [{ type: 'guests-left', userIds: [userId], why: 'let-go', at }]
    : [];
  const withoutThem = { ...next, guestIds: guestIds.filter((one) => one !== userId) };
  return [...freed, ...open, ...seenOut, ...movesAway(state, at), ...tooFewLeft(state, withoutThem, { staff, at })];
}
