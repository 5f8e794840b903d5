import { asc, eq } from 'drizzle-orm';
import type { CaseState } from '../domain/case.ts';
import type { Db, Tx } from './open-database.ts';
import { shelfPosts } from './shelf-schema.ts';

/** Draws anew which shelf posts a case has; one that never rested costs nothing. */
export function writeShelfPosts(tx: Tx, { caseId, shelf }: Pick<CaseState, 'caseId' | 'shelf'>): void {
  if (shelf.stay === 0) return;
  tx.delete(shelfPosts).where(eq(shelfPosts.caseId, caseId)).run();
  for (const { threadId, channelId } of shelf.posts)
    tx.insert(shelfPosts).values({ threadId, channelId, caseId }).run();
}

/** The id of the case whose shelf post this is. */
export function caseOnShelf(db: Db, threadId: string): string | null {
  return db.select().from(shelfPosts).where(eq(shelfPosts.threadId, threadId)).get()?.caseId ?? null;
}

/** Shelf posts in this channel. */
export function shelfPostsIn(db: Db, channelId: string): string[] {
  const rows = db
    .select({ threadId: shelfPosts.threadId })
    .from(shelfPosts)
    .where(eq(shelfPosts.channelId, channelId))
    .orderBy(asc(shelfPosts.threadId))
    .all();
  return rows.map(({ threadId }) => threadId);
}
