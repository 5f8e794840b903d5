import { and, eq, inArray } from 'drizzle-orm';
import type { Commit } from '../app/ports.ts';
import type { Tx } from './open-database.ts';
import { contents } from './schema.ts';

/** Erases the words that this commit says are to go, with their salts; the digests in the history stay and prove them. */
export function eraseWords(tx: Tx, { caseId, events }: Commit): void {
  for (const event of events) {
    if (event.type !== 'evidence-erased') continue;
    tx.update(contents)
      .set({ text: null, salt: null, erasedAt: event.at })
      .where(and(eq(contents.caseId, caseId), inArray(contents.contentId, event.contentIds)))
      .run();
  }
}
