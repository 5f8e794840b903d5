import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { cases } from '../schema.ts';

/** Whom a case is talked about with, and where, drawn anew from the state in every commit: answers are found by it (SPEC 9). */
export const caseConversations = sqliteTable(
  'case_conversations',
  {
    caseId: text('case_id')
      .notNull()
      .references(() => cases.caseId),
    number: integer('number').notNull(),
    userId: text('user_id'),
    threadId: text('thread_id'),
    mark: text('mark').notNull(),
    /** Of the case, as is the next: so that the newest are found without reading all. */
    openedAt: integer('opened_at').notNull().default(0),
    closed: integer('closed', { mode: 'boolean' }).notNull().default(false),
  },
  (table) => [
    primaryKey({ columns: [table.caseId, table.number] }),
    index('case_conversations_user').on(table.userId, table.openedAt, table.caseId, table.closed),
    index('case_conversations_thread').on(table.threadId),
    index('case_conversations_mark').on(table.mark),
  ],
);
