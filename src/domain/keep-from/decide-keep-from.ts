import { audienceOf, isBarred } from '../access.ts';
import type { CaseState, Recusal } from '../case.ts';
import type { CaseEvent } from '../event.ts';
import type { StaffMember } from '../recusal.ts';
import { isAuthor } from '../reporter/decide-reporter.ts';
import { accept, refuse } from '../ruling.ts';
import type { Ruling } from '../ruling.ts';
import type { KeepFromCommand, KeepFromCommandOf } from './keep-from-command.ts';
import type { KeepFromEvent, KeepFromEventOf } from './keep-from-event.ts';
import { isBeingAsked, isLiftable, mayName } from './keep-from-state.ts';

/** Nobody decides alone: as many must be left, one of them a leader (SPEC 3.6, 6.8). */
const leftAtLeast = 2;

/** What may become of the wish that somebody of the team must not see a report (SPEC 3.6). */
export function decideKeepFrom(state: CaseState, command: KeepFromCommand): Ruling {
  switch (command.type) {
    case 'name-kept-from':
      return isAuthor(state, command.reporterId) ? named(state, command) : refuse({ code: 'not-the-reporter' });
    case 'leave-to-leaders':
      return isAuthor(state, command.reporterId) ? leftToLeaders(state, command) : refuse({ code: 'not-the-reporter' });
    case 'drop-wish':
      return isAuthor(state, command.reporterId) ? dropped(state, command) : refuse({ code: 'not-the-reporter' });
    case 'end-asking':
      return unanswered(state, command);
    case 'recheck-wish':
      return rechecked(state, command);
    case 'lift-wish':
      return lifted(state, command);
  }
}

function named(state: CaseState, command: KeepFromCommandOf<'name-kept-from'>): Ruling {
  const { reporterId, staff, ownerId, at } = command;
  if (!mayName(state)) return refuse({ code: 'keep-from-over' });
  const userIds = [...new Set(command.userIds)].filter((userId) => userId !== reporterId);
  const isOfTeam = (userId: string) => userId === ownerId || staff.some((member) => member.userId === userId);
  if (!userIds.some(isOfTeam)) return refuse({ code: 'nobody-of-team' });
  if (!holds(withRecusals(state, userIds), staff)) return refuse({ code: 'wish-cannot-hold' });
  const event: KeepFromEvent = { type: 'kept-from-named', userIds, opens: openingOf(state, at), at };
  return accept([event, ...assigneeFreed(state, userIds, at)]);
}

function leftToLeaders(state: CaseState, { at }: KeepFromCommandOf<'leave-to-leaders'>): Ruling {
  if (state.keeping?.phase === 'leaders') return accept([]);
  if (!isBeingAsked(state)) return refuse({ code: 'keep-from-over' });
  return accept([{ type: 'left-to-leaders', why: 'chosen', opens: openingOf(state, at), at }]);
}

/** A leader who has worked on it alone is not joined by the whole team at a press of the reporter's. */
function dropped(state: CaseState, { at }: KeepFromCommandOf<'drop-wish'>): Ruling {
  const { keeping } = state;
  if (keeping?.phase === 'dropped') return accept([]);
  if (keeping?.phase !== 'asked' && keeping?.phase !== 'broken') return refuse({ code: 'keep-from-over' });
  return accept([{ type: 'wish-dropped', opens: openingOf(state, at), at }]);
}

function unanswered(state: CaseState, { at }: KeepFromCommandOf<'end-asking'>): Ruling {
  if (state.keeping === null || !isBeingAsked(state) || at < state.keeping.until) return accept([]);
  return accept([{ type: 'left-to-leaders', why: 'unanswered', opens: openingOf(state, at), at }]);
}

/** The team has changed: the reporter chooses again where too few are left to look at it. */
function rechecked(state: CaseState, { staff, at }: KeepFromCommandOf<'recheck-wish'>): Ruling {
  const isKept = state.keeping?.phase === 'named' && state.status !== 'closed';
  return accept(isKept && !holds(state, staff) ? [{ type: 'wish-broken', at }] : []);
}

function lifted(state: CaseState, { by, reason, at }: KeepFromCommandOf<'lift-wish'>): Ruling {
  if (!by.isLeader) return refuse({ code: 'leaders-only' });
  if (!isLiftable(state)) return refuse({ code: 'keep-from-over' });
  return accept([{ type: 'wish-lifted', reasonId: reason.contentId, at }], [reason]);
}

/** True while enough are left. Whoever a leader could let in counts, also where leaders alone have it. */
function holds(state: CaseState, staff: readonly StaffMember[]): boolean {
  const left = audienceOf({ ...state, keeping: null, leadersOnly: false }, staff);
  return left.length >= leftAtLeast && left.some(({ isLeader }) => isLeader);
}

const isOfWish = ({ why }: Recusal) => why === 'kept-from';

/** The case with these people kept out by the wish, and nobody else. Whoever is kept out anyway stays so for that reason. */
export function withRecusals(state: CaseState, userIds: readonly string[]): CaseState {
  const others = state.recusals.filter((one) => !isOfWish(one));
  const fresh = userIds.filter((userId) => !isBarred({ ...state, recusals: others }, userId));
  return { ...state, recusals: [...others, ...fresh.map((userId) => ({ userId, why: 'kept-from' as const }))] };
}

/** Whom nobody could be on time for while it was kept from all: the calls of an urgent case are put off by as long. */
function openingOf(state: CaseState, at: number): KeepFromEventOf<'wish-dropped'>['opens'] {
  if (!isBeingAsked(state)) return null;
  const { escalatesAt, openedAt } = state;
  const later = at - openedAt;
  if (escalatesAt === null) return { escalatesAt };
  const { leaders, staff, owner } = escalatesAt;
  return { escalatesAt: { leaders: leaders + later, staff: staff + later, owner: owner + later } };
}

/** Nobody keeps a case that they may no longer see. */
function assigneeFreed({ assigneeId }: CaseState, userIds: readonly string[], at: number): CaseEvent[] {
  if (assigneeId === null || !userIds.includes(assigneeId)) return [];
  return [{ type: 'unassigned', assigneeId, why: 'recused', at }];
}
