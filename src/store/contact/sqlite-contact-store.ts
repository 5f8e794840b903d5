import { desc, eq, isNotNull, max, min, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { ContactStore } from '../../app/ports.ts';
import { CaseState } from '../../domain/case.ts';
import type { Db } from '../open-database.ts';
import { parseJson } from '../parse-json.ts';
import { caseConversations } from './contact-schema.ts';
import { cases, directMessages, interactions } from '../schema.ts';

/** Conversations in SQLite: where an answer belongs, and how far direct messages were read (SPEC 9). */
export class SqliteContactStore implements ContactStore {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  async findByThread(threadId: string): Promise<CaseState | null> {
    return this.#cases(eq(caseConversations.threadId, threadId), 1)[0] ?? null;
  }

  async withPerson(userId: string, limit: number): Promise<CaseState[]> {
    return this.#cases(eq(caseConversations.userId, userId), limit);
  }

  async withMark(mark: string): Promise<CaseState[]> {
    return this.#cases(eq(caseConversations.mark, mark), 5);
  }

  async findByReply(replyId: string): Promise<CaseState | null> {
    const row = this.#db
      .select({ state: cases.state })
      .from(interactions)
      .innerJoin(cases, eq(cases.caseId, interactions.caseId))
      .where(eq(interactions.interactionId, replyId))
      .get();
    return row === undefined ? null : parseJson(CaseState, row.state);
  }

  async threads(limit: number): Promise<{ caseId: string; threadId: string }[]> {
    const { caseId, threadId, closed, openedAt } = caseConversations;
    const rows = this.#db
      .select({ caseId, threadId })
      .from(caseConversations)
      .where(isNotNull(threadId))
      .orderBy(closed, desc(openedAt))
      .limit(limit)
      .all();
    return rows.flatMap((row) => (row.threadId === null ? [] : [{ ...row, threadId: row.threadId }]));
  }

  async people(limit: number): Promise<string[]> {
    const { userId, closed, openedAt } = caseConversations;
    const rows = this.#db
      .select({ userId })
      .from(caseConversations)
      .where(isNotNull(userId))
      .groupBy(userId)
      .orderBy(min(closed), desc(max(openedAt)))
      .limit(limit)
      .all();
    return rows.flatMap((row) => row.userId ?? []);
  }

  async readUpTo(userId: string): Promise<string | null> {
    const row = this.#db.select().from(directMessages).where(eq(directMessages.userId, userId)).get();
    return row?.readUpTo ?? null;
  }

  async saveReadUpTo(userId: string, messageId: string): Promise<void> {
    const { readUpTo } = directMessages;
    // Ids grow with time, and have one length for decades: the longer one is the later one.
    const isLater = sql`length(${readUpTo}) < ${messageId.length} or (length(${readUpTo}) = ${messageId.length} and ${readUpTo} < ${messageId})`;
    this.#db
      .insert(directMessages)
      .values({ userId, readUpTo: messageId })
      .onConflictDoUpdate({ target: directMessages.userId, set: { readUpTo: messageId }, setWhere: isLater })
      .run();
  }

  #cases(where: SQL, limit: number): CaseState[] {
    const newest = this.#db
      .selectDistinct({ caseId: caseConversations.caseId, openedAt: caseConversations.openedAt })
      .from(caseConversations)
      .where(where)
      .orderBy(desc(caseConversations.openedAt), desc(caseConversations.caseId))
      .limit(limit)
      .as('newest');
    const rows = this.#db
      .select({ state: cases.state })
      .from(newest)
      .innerJoin(cases, eq(cases.caseId, newest.caseId))
      .orderBy(desc(newest.openedAt), desc(newest.caseId))
      .all();
    return rows.map(({ state }) => parseJson(CaseState, state));
  }
}
