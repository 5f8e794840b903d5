import { and, asc, eq, gt, inArray, ne, notExists, or, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import { z } from 'zod';
import type { DiscussionMessage, DiscussionStore, Remark } from '../../app/ports.ts';
import { whenFree } from '../open-database.ts';
import type { Db, Tx } from '../open-database.ts';
import { parseJson } from '../parse-json.ts';
import { discussions, threadMarks } from './discussion-schema.ts';

type Row = typeof discussions.$inferSelect;
type Wording = DiscussionMessage['wordings'][number];

const Attachments = z.array(z.object({ name: z.string(), size: z.number() }));
const Stickers = z.array(z.string());

/** Ids of Discord in order of time: they may have one more digit than before. */
const idLength = sql`length(${discussions.messageId})`;
const laterThan = (messageId: string): SQL | undefined =>
  or(
    sql`${idLength} > ${messageId.length}`,
    and(sql`${idLength} = ${messageId.length}`, gt(discussions.messageId, messageId)),
  );

/** What people write in case threads, in SQLite (SPEC 4.4). */
export class SqliteDiscussionStore implements DiscussionStore {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  async record({ caseId, threadId }: { caseId: string; threadId: string }, remarks: Remark[]): Promise<void> {
    if (remarks.length === 0) return;
    const rows = remarks.map((remark) => ({ caseId, threadId, ...rowOf(remark) }));
    const write = (tx: Tx) => {
      for (const row of rows) tx.insert(discussions).values(row).onConflictDoNothing().run();
    };
    await whenFree(() => this.#db.transaction(write, { behavior: 'immediate' }));
  }

  /** A message of which only the deletion is known is left out: it may have been anybody's, also the bot's. */
  async page(caseId: string, after: string | null, take: number): Promise<DiscussionMessage[]> {
    const later = after === null ? undefined : laterThan(after);
    const ids = this.#db
      .selectDistinct({ messageId: discussions.messageId })
      .from(discussions)
      .where(and(eq(discussions.caseId, caseId), ne(discussions.kind, 'deleted'), later))
      .orderBy(asc(idLength), asc(discussions.messageId))
      .limit(take)
      .all()
      .map(({ messageId }) => messageId);
    if (ids.length === 0) return [];
    const rows = this.#db.select().from(discussions).where(inArray(discussions.messageId, ids)).all();
    return ids.map((messageId) => messageOf(rows.filter((row) => row.messageId === messageId)));
  }

  async standing(threadId: string): Promise<string[]> {
    const gone = alias(discussions, 'gone');
    const deleted = this.#db
      .select({ one: sql`1` })
      .from(gone)
      .where(and(eq(gone.messageId, discussions.messageId), eq(gone.kind, 'deleted')));
    const rows = this.#db
      .selectDistinct({ messageId: discussions.messageId })
      .from(discussions)
      .where(and(eq(discussions.threadId, threadId), notExists(deleted)))
      .all();
    return rows.map(({ messageId }) => messageId);
  }

  async readUpTo(threadId: string): Promise<string | null> {
    return this.#db.select().from(threadMarks).where(eq(threadMarks.threadId, threadId)).get()?.messageId ?? null;
  }

  async markRead(threadId: string, messageId: string): Promise<void> {
    this.#db
      .insert(threadMarks)
      .values({ threadId, messageId })
      .onConflictDoUpdate({ target: threadMarks.threadId, set: { messageId } })
      .run();
  }
}

function rowOf(remark: Remark) {
  if (remark.kind === 'deleted') return { ...remark, stamp: 0 };
  const { attachments, stickers, ...rest } = remark;
  const stamp = remark.kind === 'edited' ? remark.at : 0;
  return { ...rest, stamp, attachments: JSON.stringify(attachments), stickers: JSON.stringify(stickers) };
}

/** Every wording in order of time; what a later one says of the author counts for all. */
function messageOf(rows: Row[]): DiscussionMessage {
  const worded = rows.filter(({ kind }) => kind !== 'deleted').toSorted((one, other) => one.at - other.at);
  const [first] = worded;
  if (first === undefined) throw new Error('A message of which nothing is known');
  const { messageId, threadId, authorId, authorName, writtenAt, repliesTo, at } = first;
  return {
    messageId,
    threadId,
    repliesTo,
    writtenAt: writtenAt ?? at,
    authorId: authorId ?? '',
    authorName: authorName ?? '',
    wordings: worded.map((row) => wordingOf(row)),
    deletedAt: rows.find(({ kind }) => kind === 'deleted')?.at ?? null,
  };
}

function wordingOf({ kind, at, text, attachments, stickers }: Row): Wording {
  return {
    kind: kind === 'edited' ? 'edited' : 'written',
    at,
    text,
    attachments: parseJson(Attachments, attachments ?? '[]'),
    stickers: parseJson(Stickers, stickers ?? '[]'),
  };
}
