import type { CaseState } from '../case.ts';
import { hourMs } from '../durations.ts';
import { accept, refuse } from '../ruling.ts';
import type { Ruling } from '../ruling.ts';
import { parted } from './parting.ts';
import type { SameSubjectCommand, SameSubjectCommandOf, TakenUp } from './same-subject-command.ts';
import type { GatheringCall } from './same-subject-state.ts';

/** How many reports one message tells of: each has a row of buttons, and Discord shows five. */
const reportsInLines = 5;
/** Between two calls of the team because of one surge, and between two of the leaders where it is urgent. */
const teamAgainMs = hourMs;
const leadersAgainMs = 10 * 60_000;

/** What may happen between cases about the same person (SPEC 3.8). */
export function decideSameSubject(state: CaseState, command: SameSubjectCommand): Ruling {
  switch (command.type) {
    case 'link-case':
      return link(state, command);
    case 'unlink-case':
      return unlink(state, command);
    case 'part':
      return part(state, command);
    case 'part-case':
      return accept(state.gatheredIn === null ? [] : [parted(state.gatheredIn, command.why, command.at)]);
    case 'take-up-gathered':
      return takeUp(state, command);
    case 'record-lines':
      return recordLines(state, command);
    case 'note-parted':
      return noteParted(state, command);
  }
}

/** One link to each other case is enough; that it is a duplicate says more. */
function link(state: CaseState, { to, at }: SameSubjectCommandOf<'link-case'>): Ruling {
  const isKnown = to.caseId === state.caseId || state.links.some(({ caseId }) => caseId === to.caseId);
  return accept(isKnown ? [] : [{ type: 'case-linked', to, at }]);
}

function unlink(state: CaseState, { caseId, at }: SameSubjectCommandOf<'unlink-case'>): Ruling {
  const isLinked = state.links.some((one) => one.caseId === caseId && one.how === 'same-subject');
  return accept(isLinked ? [{ type: 'case-unlinked', caseId, at }] : []);
}

function part(state: CaseState, { by, one, at }: SameSubjectCommandOf<'part'>): Ruling {
  if (!by.isLeader) return refuse({ code: 'leaders-only' });
  if (state.gatheredIn !== null) return accept([parted(state.gatheredIn, 'wished', at)]);
  if (one) return refuse({ code: 'parted-already' });
  if (state.gathering === null || state.gathering.partedAt !== null) return refuse({ code: 'nothing-gathered' });
  return accept([{ type: 'gathering-parted', why: 'wished', at }]);
}

function takeUp(state: CaseState, { reports, more, at }: SameSubjectCommandOf<'take-up-gathered'>): Ruling {
  const { gathering } = state;
  if (gathering !== null && gathering.partedAt !== null) return accept([]);
  const fresh = reports.filter(({ number }) => number > (gathering?.upTo ?? 0));
  if (fresh.length === 0) return accept([]);
  const call = callFor(state, fresh, at);
  const lines = chunked(fresh).map((some, index) => ({
    caseIds: some.map(({ caseId }) => caseId),
    call: index === 0 ? call : null,
  }));
  return accept([{ type: 'reports-gathered', lines, upTo: Math.max(...fresh.map(({ number }) => number)), more, at }]);
}

/** The team at the beginning and then once an hour; leaders where it is urgent, at most every ten minutes. */
function callFor({ gathering }: CaseState, fresh: TakenUp[], at: number): GatheringCall {
  const leadersAt = gathering?.leadersCalledAt ?? null;
  const isUrgent = fresh.some(({ urgent }) => urgent);
  if (isUrgent && (leadersAt === null || at - leadersAt >= leadersAgainMs)) return 'leaders';
  return gathering === null || at - gathering.calledAt >= teamAgainMs ? 'team' : null;
}

function chunked(reports: TakenUp[]): TakenUp[][] {
  const count = Math.ceil(reports.length / reportsInLines);
  return Array.from({ length: count }, (_, index) =>
    reports.slice(index * reportsInLines, (index + 1) * reportsInLines),
  );
}

function recordLines(state: CaseState, command: SameSubjectCommandOf<'record-lines'>): Ruling {
  const { position, round, messageId, at } = command;
  const lines = state.gathering?.lines[position];
  if (lines === undefined || lines.messageId !== null || state.thread.round !== round) return accept([]);
  return accept([{ type: 'lines-posted', position, messageId, at }]);
}

function noteParted({ gathering }: CaseState, { caseId, at }: SameSubjectCommandOf<'note-parted'>): Ruling {
  if (gathering === null || gathering.partedAt !== null || gathering.leftIds.includes(caseId)) return accept([]);
  const isTold = gathering.lines.some(({ caseIds }) => caseIds.includes(caseId));
  return accept(isTold ? [{ type: 'gathered-left', caseId, at }] : []);
}
