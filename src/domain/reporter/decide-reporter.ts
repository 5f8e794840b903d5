import { audienceOf, isBarred } from '../access.ts';
import type { CaseState, Recusal } from '../case.ts';
import type { Content } from '../command.ts';
import type { CaseEvent } from '../event.ts';
import { isBlank } from '../names.ts';
import { evidenceOf } from '../offered-file.ts';
import { movesAway } from '../place/decide-place.ts';
import { staffNamedIn } from '../recusal.ts';
import { reportsAgainAt } from '../report-limit.ts';
import { accept, refuse } from '../ruling.ts';
import type { Ruling } from '../ruling.ts';
import type { AddInformation, ReporterCommand, ReporterCommandOf } from './reporter-command.ts';

/** How often a report may be added to within an hour. */
export const additionsPerHour = 10;
/** Between two calls of the team because of additions to the same case. */
const callAgainMs = 10 * 60_000;
/** Between two questions how it stands. */
const askAgainMs = 24 * 60 * 60_000;

/** What the reporter may still do with their report; nobody else may do any of it (SPEC 3.7). */
export function decideReporter(state: CaseState, command: ReporterCommand): Ruling {
  if (!isAuthor(state, command.reporterId)) return refuse({ code: 'not-the-reporter' });
  switch (command.type) {
    case 'add-information':
      return addInformation(state, command);
    case 'withdraw-report':
      return withdraw(state, command);
    case 'ask-update':
      return askUpdate(state, command);
  }
}

/** True for whoever sent this report, so for nobody where the team opened the case; not for somebody whose duplicate was joined to it, who knows only their own. */
export const isAuthor = ({ source, parties }: Pick<CaseState, 'source' | 'parties'>, userId: string): boolean =>
  source === 'report' && parties.find(({ role }) => role === 'reporter')?.userId === userId;

function addInformation(state: CaseState, command: AddInformation): Ruling {
  const { text, files, maxFileBytes, at } = command;
  if (isBlank(text.text)) return refuse({ code: 'description-empty' });
  const earlier = state.additions.map((addition) => addition.at);
  const againAt = reportsAgainAt(earlier, additionsPerHour, at);
  if (againAt !== null) return refuse({ code: 'addition-limit', againAt });
  const recusals = newlyNamed(state, command);
  const circle = { ...state, recusals: [...state.recusals, ...recusals] };
  const isEmpty = recusals.length > 0 && audienceOf(circle, command.staff).length === 0;
  const added: CaseEvent = {
    type: 'information-added',
    textId: text.contentId,
    evidence: files.map((file) => evidenceOf(file, { minorSafety: state.minorSafety, maxFileBytes })),
    recusals,
    nobodyLeft: state.nobodyLeft || isEmpty,
    calls: state.calledAt === null || at - state.calledAt >= callAgainMs,
    at,
  };
  const moved = recusals.length > 0 ? movesAway(state, at) : [];
  return accept([added, ...assigneeFreed(state, recusals, at), ...moved], contentsOf(command));
}

/** Staff named here for the first time (SPEC 6.1). */
function newlyNamed(state: CaseState, { text, files, staff }: AddInformation): Recusal[] {
  const named = staffNamedIn([text.text, ...files.map(({ name }) => name.text)], staff);
  return named.filter((userId) => !isBarred(state, userId)).map((userId) => ({ userId, why: 'named' }));
}

/** Nobody keeps a case that they may no longer see. */
function assigneeFreed({ assigneeId }: CaseState, recusals: Recusal[], at: number): CaseEvent[] {
  if (assigneeId === null || !recusals.some(({ userId }) => userId === assigneeId)) return [];
  return [{ type: 'unassigned', assigneeId, why: 'recused', at }];
}

const contentsOf = ({ text, files }: AddInformation): Content[] => [
  text,
  ...files.flatMap(({ name, url }) => [name, url]),
];

/** Once; a report that is closed already has nothing left to take back. */
function withdraw({ withdrawnAt, status }: CaseState, { at }: ReporterCommandOf<'withdraw-report'>): Ruling {
  return accept(withdrawnAt === null && status !== 'closed' ? [{ type: 'report-withdrawn', at }] : []);
}

/** One question a day for each report, so that it keeps its weight. */
function askUpdate({ updateAskedAt }: CaseState, { at }: ReporterCommandOf<'ask-update'>): Ruling {
  const againAt = updateAskedAt === null ? at : updateAskedAt + askAgainMs;
  return againAt > at ? refuse({ code: 'asked-already', againAt }) : accept([{ type: 'update-asked', at }]);
}
