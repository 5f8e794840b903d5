import type { DraftStore, Files, Outbox } from '../app/ports.ts';

const dayMs = 24 * 60 * 60 * 1000;

/** Where things pile up. */
export interface Kept {
  drafts: DraftStore;
  outbox: Outbox;
  files: Files;
}

/** Erases what nobody needs any more: forms never sent (SPEC 3.12), effects long done, files half copied. */
export async function housekeeping({ drafts, outbox, files }: Kept, now: number): Promise<void> {
  await drafts.eraseExpired(now);
  await outbox.prune(now - 30 * dayMs);
  await files.removePartials(now - dayMs);
}
