import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { cases } from '../schema.ts';

/** One word a person and proposal: the database holds it, whatever the code does (SPEC 7.4). */
export const votes = sqliteTable(
  'votes',
  {
    caseId: text('case_id')
      .notNull()
      .references(() => cases.caseId),
    proposal: integer('proposal').notNull(),
    userId: text('user_id').notNull(),
    vote: text('vote', { enum: ['approve', 'object'] }).notNull(),
    at: integer('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.caseId, table.proposal, table.userId] })],
);

/** Proposals that their writers have not laid before the team yet; seen by them alone, erased when proposed (SPEC 5). */
export const decisionDrafts = sqliteTable(
  'decision_drafts',
  {
    caseId: text('case_id')
      .notNull()
      .references(() => cases.caseId),
    userId: text('user_id').notNull(),
    payload: text('payload').notNull(),
    savedAt: integer('saved_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.caseId, table.userId] })],
);
