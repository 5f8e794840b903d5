import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { cases } from './schema.ts';

/** What Discord is owed (SPEC 12.2). */
export const outbox = sqliteTable(
  'outbox',
  {
    effectId: integer('effect_id').primaryKey({ autoIncrement: true }),
    caseId: text('case_id').references(() => cases.caseId),
    /** Null for a draft that is for no server yet. */
    guildId: text('guild_id'),
    /** The case or draft it belongs to; lanes of the same name in two scopes have nothing to do with each other. */
    scope: text('scope').notNull(),
    lane: text('lane').notNull(),
    kind: text('kind').notNull(),
    payload: text('payload').notNull(),
    key: text('key').notNull().unique('outbox_key'),
    refresh: integer('refresh', { mode: 'boolean' }).notNull(),
    state: text('state', { enum: ['due', 'done', 'failed', 'dead'] }).notNull(),
    attempts: integer('attempts').notNull(),
    runAt: integer('run_at').notNull(),
    startedAt: integer('started_at'),
    lockedBy: text('locked_by'),
    lockedUntil: integer('locked_until'),
    lastError: text('last_error'),
    problem: text('problem', { enum: ['gone', 'forbidden', 'full', 'broken'] }),
    permission: text('permission'),
    channelId: text('channel_id'),
    /** Was failed or dead at some time. */
    hadProblem: integer('had_problem', { mode: 'boolean' }).notNull().default(false),
    /** From when a done effect ages: its commit, or the end of its draft. */
    agesFrom: integer('ages_from').notNull(),
  },
  (table) => [
    // Partial, so that settled effects cost a claim nothing. The literals repeat `isUnsettled` in lanes.ts word for word:
    // SQLite uses a partial index only for a query with the very same term.
    index('outbox_unsettled')
      .on(table.scope, table.lane, table.effectId)
      .where(sql`state in ('due', 'failed')`),
    index('outbox_waiting')
      .on(table.effectId)
      .where(sql`state in ('due', 'failed')`),
    index('outbox_apart')
      .on(table.kind, table.effectId)
      .where(sql`state in ('due', 'failed') and kind in ('show-out', 'tend-thread')`),
    index('outbox_troubled')
      .on(table.guildId, table.kind)
      .where(sql`state in ('failed', 'dead')`),
    index('outbox_settled')
      .on(table.agesFrom)
      .where(sql`state = 'done'`),
  ],
);
