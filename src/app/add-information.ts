import type { CaseState } from '../domain/case.ts';
import { handleCaseCommand } from './handle-case-command.ts';
import type { Handled } from './handle-case-command.ts';
import type { Chance, Clock, Draft, Stores } from './ports.ts';
import { content, offeredFiles } from './report-form.ts';
import { maxFileBytes } from './submit-report.ts';

interface Adding {
  /** The report, asked for as the reporter's own before. */
  state: CaseState;
  reporterId: string;
  text: string;
  files: Draft['files'];
  interactionId: string;
  /** How often the report had been added to when the form was opened. */
  since: number;
}

export type Added = Handled | { ok: 'already'; state: CaseState };

/** More about a report reaches the case, durably, before the reporter is thanked. The same form sent twice adds once. */
export async function addInformation(
  { stores, clock, chance }: { stores: Stores; clock: Clock; chance: Chance },
  { state, reporterId, text, files, interactionId, since }: Adding,
): Promise<Added> {
  const at = clock.now();
  if (await isSaidAlready(stores, state, { text, since })) return { ok: 'already', state };
  const command = {
    type: 'add-information' as const,
    reporterId,
    text: content('description', text, chance),
    files: offeredFiles(files, chance),
    maxFileBytes,
    staff: await stores.guilds.staff(state.guildId),
    at,
  };
  return await handleCaseCommand(stores.cases, state.caseId, command, { actorId: reporterId, interactionId });
}

/** The very same words since the form was opened are that form, sent before. */
async function isSaidAlready({ cases }: Stores, state: CaseState, { text, since }: Pick<Adding, 'text' | 'since'>) {
  const recent = state.additions.slice(since);
  if (recent.length === 0) return false;
  const words = await cases.contents(state.caseId);
  return recent.some(({ textId }) => words.get(textId) === text);
}
