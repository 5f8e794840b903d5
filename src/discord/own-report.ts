import type { CaseState } from '../domain/case.ts';
import type { Context } from './handler.ts';

/** A report by the one who asks: of this server, or of any in a direct message. Null for every other case (SPEC 3.7). */
export async function ownReportOf({ stores, userId, inGuild }: Context, caseId: string): Promise<CaseState | null> {
  return await stores.cases.ownReport(userId, inGuild?.guildId ?? null, caseId);
}
