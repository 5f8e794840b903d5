import { audienceOf } from '../access.ts';
import type { CaseState, Party } from '../case.ts';
import type { NamedPerson } from '../command.ts';
import { openStatuses } from '../lifecycle/transitions.ts';
import { dangerReported } from '../lifecycle/urgency.ts';
import { isBlank } from '../names.ts';
import { accept, refuse } from '../ruling.ts';
import type { Ruling } from '../ruling.ts';
import { added, callsForDanger, contentsOf } from './adding.ts';
import type { JoinReport } from './reporter-command.ts';
import type { Joined } from './reporter-state.ts';

/**
 * A report about danger joins a case that its reporter has open, which is urgent from then on (SPEC 3.9). It changes
 * what the team works on, so buttons drawn before it are stale.
 */
export function joinReport(state: CaseState, command: JoinReport): Ruling {
  if (!mayJoin(state, command)) return refuse({ code: 'no-such-case' });
  if (isBlank(command.text.text)) return refuse({ code: 'description-empty' });
  const parties = newParties(state, command);
  const calls = callsForDanger(state, command.at);
  const joined = joinedBy(command, calls);
  // First who must stay out: the thread is told no more before they have left it.
  const events = [...added(state, command, { calls, joined, parties }), dangerReported(state, command, parties)];
  return accept(events, contentsOf(state, command));
}

/**
 * Only a case that is open, that somebody can look at, and that is kept at least as close as the report would be by
 * itself: joining must show it to nobody who would not have seen it alone (SPEC 6.3).
 */
function mayJoin(state: CaseState, { confidential, keepFrom, category, staff }: JoinReport): boolean {
  const wished = [
    { wish: confidential, kept: () => state.confidential },
    { wish: category.restricted, kept: () => state.leadersOnly },
    { wish: keepFrom, kept: () => leadersAlone(state, staff) },
  ];
  const isOpen = openStatuses.includes(state.status) && !state.nobodyLeft;
  const keepsMedia = category.minorSafety === state.minorSafety;
  return isOpen && keepsMedia && wished.every(({ wish, kept }) => !wish || kept());
}

/** Nobody knows yet whom it must be kept from, so whoever is no leader could be the one. */
function leadersAlone(state: CaseState, staff: JoinReport['staff']): boolean {
  const { keepFrom, keeping, guestIds } = state;
  const isOpenWish = keeping === null || keeping.phase === 'asked' || keeping.phase === 'leaders';
  const readers = audienceOf({ ...state, keeping: null }, staff);
  return keepFrom && isOpenWish && guestIds.length === 0 && readers.every(({ isLeader }) => isLeader);
}

function joinedBy({ formId, category, danger, about, harmed }: JoinReport, called: boolean): Joined {
  const named = (person: NamedPerson | null) =>
    person === null ? null : { userId: person.userId, nameId: person.name.contentId };
  return { formId, category: category.key, danger, about: named(about), harmed: named(harmed), called };
}

/** People the case did not have in that role. The reporter was harmed unless somebody else was named. */
function newParties({ parties }: CaseState, { about, harmed, reporterId }: JoinReport): Party[] {
  const reporter = parties.find(({ role, userId }) => role === 'reporter' && userId === reporterId);
  const party = (role: 'subject' | 'target', userId: string | null, nameId: string): Party[] => {
    const known = parties.filter((one) => one.role === role);
    if (userId !== null && known.some((one) => one.userId === userId)) return [];
    return [{ partyId: `${role}-${known.length + 1}`, role, userId, nameId }];
  };
  const target = harmed === null ? reporter : { userId: harmed.userId, nameId: harmed.name.contentId };
  return [
    ...(target === undefined ? [] : party('target', target.userId, target.nameId)),
    ...(about === null ? [] : party('subject', about.userId, about.name.contentId)),
  ];
}
