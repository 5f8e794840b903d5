import type { DecisionDraftStore } from '../app/decision/draft-store.ts';
import type { CaseStore, DraftStore, Files, Outbox } from '../app/ports.ts';
import { releaseFiles } from '../app/release-files.ts';
import { dayMs } from '../domain/durations.ts';

/** Where things pile up. */
export interface Kept {
  cases: CaseStore;
  drafts: DraftStore;
  outbox: Outbox;
  files: Files;
  decisionDrafts: DecisionDraftStore;
}

/** Erases what nobody needs any more: forms never sent (SPEC 3.12), effects long done, files half copied. */
export async function housekeeping({ cases, drafts, outbox, files, decisionDrafts }: Kept, now: number): Promise<void> {
  await releaseFiles({ stores: { cases, drafts }, files }, await drafts.eraseExpired(now));
  await decisionDrafts.eraseBefore(now - 7 * dayMs);
  await outbox.prune(now - 30 * dayMs);
  await files.removePartials(now - dayMs);
}
