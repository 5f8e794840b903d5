import { viewCase } from '../../app/view-case.ts';
import type { Context } from '../handler.ts';
import type { Acting } from './case-action.ts';

/** What somebody may do with a case now, or null: a case they may not see answers like one that does not exist. */
export async function actingOn(caseId: string, context: Context): Promise<Acting | null> {
  const { inGuild } = context;
  if (inGuild === null) return null;
  const found = await viewCase(context.stores.cases, caseId, inGuild.person);
  if (found === null) return null;
  const { userId, isLeader } = inGuild.person;
  const view = { ...found, settings: inGuild.settings };
  return { view, context: { ...context, inGuild }, by: { userId, isLeader }, at: context.clock.now() };
}
