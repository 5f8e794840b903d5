import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { cases } from '../schema.ts';

/**
 * What people write in case threads, apart from the history (SPEC 4.4): a row for each wording of a message and for its
 * deletion, never changed. An erased one keeps its row, without its words.
 */
export const discussions = sqliteTable(
  'discussions',
  {
    remarkId: integer('remark_id').primaryKey({ autoIncrement: true }),
    caseId: text('case_id')
      .notNull()
      .references(() => cases.caseId),
    threadId: text('thread_id').notNull(),
    messageId: text('message_id').notNull(),
    kind: text('kind', { enum: ['written', 'edited', 'deleted'] }).notNull(),
    /** What tells two edits apart: the moment Discord gives them; 0 for what happens once. */
    stamp: integer('stamp').notNull(),
    at: integer('at').notNull(),
    authorId: text('author_id'),
    authorName: text('author_name'),
    writtenAt: integer('written_at'),
    repliesTo: text('replies_to'),
    text: text('text'),
    attachments: text('attachments'),
    stickers: text('stickers'),
    erasedAt: integer('erased_at'),
  },
  (table) => [
    uniqueIndex('discussions_remark').on(table.messageId, table.kind, table.stamp),
    index('discussions_case').on(table.caseId, sql`length(message_id)`, table.messageId),
    index('discussions_thread').on(table.threadId, sql`length(message_id)`, table.messageId),
  ],
);

/** Up to which message each case thread was read without a gap. */
export const threadMarks = sqliteTable('thread_marks', {
  threadId: text('thread_id').primaryKey(),
  messageId: text('message_id').notNull(),
});
