import type { CaseState } from '../case.ts';
import { accept, refuse } from '../ruling.ts';
import type { Ruling } from '../ruling.ts';
import { addInformation } from './adding.ts';
import { joinReport } from './joining.ts';
import type { ReporterCommand, ReporterCommandOf } from './reporter-command.ts';
import { dayMs } from '../durations.ts';

/** Between two questions how it stands. */
const askAgainMs = dayMs;

/** What the reporter may still do with their report; nobody else may do any of it (SPEC 3.7). */
export function decideReporter(state: CaseState, command: ReporterCommand): Ruling {
  if (!isAuthor(state, command.reporterId)) return refuse({ code: 'not-the-reporter' });
  switch (command.type) {
    case 'add-information':
      return addInformation(state, command);
    case 'join-report':
      return joinReport(state, command);
    case 'withdraw-report':
      return withdraw(state, command);
    case 'ask-update':
      return askUpdate(state, command);
  }
}

/** True for whoever sent this report, so for nobody where the team opened the case; not for somebody whose duplicate was joined to it, who knows only their own. */
export const isAuthor = ({ source, parties }: Pick<CaseState, 'source' | 'parties'>, userId: string): boolean =>
  source === 'report' && parties.find(({ role }) => role === 'reporter')?.userId === userId;

/** Once; a report that is closed already has nothing left to take back. */
function withdraw({ withdrawnAt, status }: CaseState, { at }: ReporterCommandOf<'withdraw-report'>): Ruling {
  return accept(withdrawnAt === null && status !== 'closed' ? [{ type: 'report-withdrawn', at }] : []);
}

/** One question a day for each report, so that it keeps its weight. */
function askUpdate({ updateAskedAt }: CaseState, { at }: ReporterCommandOf<'ask-update'>): Ruling {
  const againAt = updateAskedAt === null ? at : updateAskedAt + askAgainMs;
  return againAt > at ? refuse({ code: 'asked-already', againAt }) : accept([{ type: 'update-asked', at }]);
}
