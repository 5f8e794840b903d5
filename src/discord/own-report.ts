import type { Draft } from '../app/ports.ts';
import type { CaseState } from '../domain/case.ts';
import type { Context } from './handler.ts';

/** A report by the one who asks: of this server, or of any in a direct message. Null for every other case (SPEC 3.7). */
export async function ownReportOf({ stores, userId, inGuild }: Context, caseId: string): Promise<CaseState | null> {
  return await stores.cases.ownReport(userId, inGuild?.guildId ?? null, caseId);
}

/** A form of the one who asks. One of somebody else, and one whose time is over, answer alike: there is none. */
export async function ownDraftOf({ stores, clock, userId }: Context, draftId: string): Promise<Draft | null> {
  const draft = await stores.drafts.load(draftId, clock.now());
  return draft?.userId === userId ? draft : null;
}
