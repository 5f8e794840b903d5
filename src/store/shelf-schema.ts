import { index, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { cases } from './schema.ts';

/** The posts of each case on the shelf, drawn anew from the state in every commit (SPEC 9.5). */
export const shelfPosts = sqliteTable(
  'shelf_posts',
  {
    threadId: text('thread_id').primaryKey(),
    channelId: text('channel_id').notNull(),
    caseId: text('case_id')
      .notNull()
      .references(() => cases.caseId),
  },
  (table) => [index('shelf_posts_case').on(table.caseId), index('shelf_posts_channel').on(table.channelId)],
);
