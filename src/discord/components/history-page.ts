import { viewCase } from '../../app/view-case.ts';
import { refusals } from '../../texts/en/refusals.ts';
import type { ComponentHandler, GuildContext, Shown } from '../handler.ts';
import { historyView } from '../views/history.ts';
import { says } from '../with-words.ts';

/** A page of a case's history, for somebody who may see the case at this moment (SPEC 5). */
export async function historyOf(
  caseId: string,
  page: number,
  { stores, inGuild }: GuildContext,
): Promise<Extract<Shown, { show: 'message' }>> {
  const view = await viewCase(stores.cases, caseId, inGuild.person);
  if (view === null) return says(refusals.noSuchCase);
  const { isLeader } = inGuild.person;
  return { show: 'message', payload: historyView(view, await stores.cases.history(caseId), { page, isLeader }) };
}

/** The buttons below a history. */
export const turnHistoryPage: ComponentHandler = {
  verb: 'history-page',
  audience: 'staff',
  run: async (_interaction, { inGuild, ...context }, { id, step }) => {
    if (inGuild === null) return says(refusals.onlyInServer);
    const { payload } = await historyOf(id, step, { ...context, inGuild });
    return { show: 'redraw', payload: { components: [], ...payload } };
  },
};
