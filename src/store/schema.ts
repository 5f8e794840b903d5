import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

/**
 * Every table. Times are milliseconds UTC, ids Discord snowflakes as text. Nothing cascades: SQLite's way of altering a
 * table drops and renames it, and a cascade would take the children along.
 */

/** One server: its settings, and the number its next numbered case takes (SPEC 2, 13). */
export const guilds = sqliteTable('guilds', {
  guildId: text('guild_id').primaryKey(),
  settings: text('settings').notNull(),
  nextNumber: integer('next_number').notNull(),
  /** When the staff directory was last read as a whole. */
  staffReadAt: integer('staff_read_at'),
});

/** Who changed which settings, kept for ever (SPEC 13). */
export const settingsChanges = sqliteTable('settings_changes', {
  changeId: integer('change_id').primaryKey({ autoIncrement: true }),
  guildId: text('guild_id')
    .notNull()
    .references(() => guilds.guildId),
  changedBy: text('changed_by').notNull(),
  at: integer('at').notNull(),
  before: text('before').notNull(),
  after: text('after').notNull(),
});

/** The queue board of each server as it was last shown (SPEC 4.8). */
export const boards = sqliteTable('boards', {
  guildId: text('guild_id').primaryKey(),
  channelId: text('channel_id').notNull(),
  messageId: text('message_id').notNull(),
  shown: text('shown').notNull(),
  shownAt: integer('shown_at').notNull(),
});

/** What somebody chose in setup and has not confirmed yet. */
export const setupDrafts = sqliteTable(
  'setup_drafts',
  {
    guildId: text('guild_id').notNull(),
    userId: text('user_id').notNull(),
    choices: text('choices').notNull(),
  },
  (table) => [primaryKey({ columns: [table.guildId, table.userId] })],
);

/** The staff directory of each server. */
export const staff = sqliteTable(
  'staff',
  {
    guildId: text('guild_id')
      .notNull()
      .references(() => guilds.guildId),
    userId: text('user_id').notNull(),
    names: text('names').notNull(),
    roleIds: text('role_ids').notNull(),
    isLeader: integer('is_leader', { mode: 'boolean' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.guildId, table.userId] })],
);

/** `state` is the whole case and the truth; the other columns are drawn from it for queries and cannot differ from it. */
export const cases = sqliteTable(
  'cases',
  {
    caseId: text('case_id').primaryKey(),
    state: text('state').notNull(),
    version: integer('version').notNull(),
    /** Hash of the last event. */
    head: text('head').notNull(),
    guildId: text('guild_id').generatedAlwaysAs(sql`json_extract(state, '$.guildId')`, { mode: 'virtual' }),
    reference: text('reference').generatedAlwaysAs(sql`json_extract(state, '$.reference')`, { mode: 'virtual' }),
    number: integer('number').generatedAlwaysAs(sql`json_extract(state, '$.number')`, { mode: 'virtual' }),
    status: text('status').generatedAlwaysAs(sql`json_extract(state, '$.status')`, { mode: 'virtual' }),
    restricted: integer('restricted', { mode: 'boolean' }).generatedAlwaysAs(sql`json_extract(state, '$.restricted')`, {
      mode: 'virtual',
    }),
    leadersOnly: integer('leaders_only', { mode: 'boolean' }).generatedAlwaysAs(
      sql`json_extract(state, '$.leadersOnly')`,
      { mode: 'virtual' },
    ),
    threadId: text('thread_id').generatedAlwaysAs(sql`json_extract(state, '$.thread.threadId')`, { mode: 'virtual' }),
    channelId: text('channel_id').generatedAlwaysAs(sql`json_extract(state, '$.thread.channelId')`, {
      mode: 'virtual',
    }),
    messageId: text('message_id').generatedAlwaysAs(sql`json_extract(state, '$.message.messageId')`, {
      mode: 'virtual',
    }),
    severity: text('severity').generatedAlwaysAs(sql`json_extract(state, '$.severity')`, { mode: 'virtual' }),
    assigneeId: text('assignee_id').generatedAlwaysAs(sql`json_extract(state, '$.assigneeId')`, { mode: 'virtual' }),
    checkInAt: integer('check_in_at').generatedAlwaysAs(sql`json_extract(state, '$.checkInAt')`, { mode: 'virtual' }),
    openedAt: integer('opened_at').generatedAlwaysAs(sql`json_extract(state, '$.openedAt')`, { mode: 'virtual' }),
    /** The lead in whose thread it is told of (SPEC 3.8). */
    gatheredIn: text('gathered_in').generatedAlwaysAs(sql`json_extract(state, '$.gatheredIn.caseId')`, {
      mode: 'virtual',
    }),
  },
  (table) => [
    uniqueIndex('cases_reference').on(table.guildId, table.reference),
    uniqueIndex('cases_number').on(table.guildId, table.number),
    index('cases_opened').on(table.guildId, table.openedAt),
    index('cases_status').on(table.guildId, table.status),
    index('cases_thread').on(table.threadId),
    index('cases_message').on(table.messageId),
    index('cases_channel').on(table.channelId),
    index('cases_gathered').on(table.gatheredIn, table.number),
  ],
);

/** Who is what in a case, drawn anew from the state in every commit; access and limits are asked of it (SPEC 6). */
export const casePeople = sqliteTable(
  'case_people',
  {
    caseId: text('case_id')
      .notNull()
      .references(() => cases.caseId),
    userId: text('user_id').notNull(),
    relation: text('relation', {
      enum: ['reporter', 'target', 'subject', 'witness', 'recused', 'assignee', 'added', 'guest'],
    }).notNull(),
    /** Of the case, so that the newest about somebody are found without reading all. */
    openedAt: integer('opened_at').notNull().default(0),
    /** The case is told of in the thread of another. */
    gathered: integer('gathered', { mode: 'boolean' }).notNull().default(false),
  },
  (table) => [
    primaryKey({ columns: [table.caseId, table.userId, table.relation] }),
    index('case_people_user').on(table.userId, table.relation, table.caseId),
    index('case_people_recent').on(table.userId, table.relation, table.openedAt, table.caseId, table.gathered),
  ],
);

/** Which bytes a case holds, drawn anew from the state in every commit: bytes that nothing holds are removed. */
export const caseFiles = sqliteTable(
  'case_files',
  {
    caseId: text('case_id')
      .notNull()
      .references(() => cases.caseId),
    sha256: text('sha256').notNull(),
  },
  (table) => [primaryKey({ columns: [table.caseId, table.sha256] }), index('case_files_sha256').on(table.sha256)],
);

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
  },
  (table) => [
    primaryKey({ columns: [table.caseId, table.number] }),
    index('case_conversations_user').on(table.userId),
    index('case_conversations_thread').on(table.threadId),
    index('case_conversations_mark').on(table.mark),
  ],
);

/** How far each person's direct messages to the bot were read. */
export const directMessages = sqliteTable('direct_messages', {
  userId: text('user_id').primaryKey(),
  readUpTo: text('read_up_to').notNull(),
});

/** The history, chained by hashes (SPEC 11); see chain.ts for what is hashed. */
export const events = sqliteTable(
  'events',
  {
    caseId: text('case_id')
      .notNull()
      .references(() => cases.caseId),
    version: integer('version').notNull(),
    position: integer('position').notNull(),
    type: text('type').notNull(),
    at: integer('at').notNull(),
    actorId: text('actor_id'),
    body: text('body').notNull(),
    /** Content id to salted digest. */
    digests: text('digests').notNull(),
    /** Digest of the row as the commit left it; on a commit's last event only. */
    rowDigest: text('row_digest'),
    prevHash: text('prev_hash').notNull(),
    hash: text('hash').notNull(),
  },
  (table) => [primaryKey({ columns: [table.caseId, table.version, table.position] })],
);

/** What people wrote, apart from the chain. An erased one keeps its row, without text and salt. */
export const contents = sqliteTable(
  'contents',
  {
    caseId: text('case_id')
      .notNull()
      .references(() => cases.caseId),
    contentId: text('content_id').notNull(),
    kind: text('kind').notNull(),
    text: text('text'),
    salt: text('salt'),
    erasedAt: integer('erased_at'),
  },
  (table) => [primaryKey({ columns: [table.caseId, table.contentId] })],
);

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

/** Interactions that changed something: the same one twice does nothing. */
export const interactions = sqliteTable('interactions', {
  interactionId: text('interaction_id').primaryKey(),
  caseId: text('case_id')
    .notNull()
    .references(() => cases.caseId),
  at: integer('at').notNull(),
});

/** Forms that are open or were refused (SPEC 3.12). One that became a case keeps its row, without its words. */
export const drafts = sqliteTable(
  'drafts',
  {
    draftId: text('draft_id').primaryKey(),
    guildId: text('guild_id'),
    userId: text('user_id').notNull(),
    payload: text('payload'),
    expiresAt: integer('expires_at').notNull(),
    caseId: text('case_id').references(() => cases.caseId),
  },
  (table) => [index('drafts_case').on(table.caseId), index('drafts_expiry').on(table.expiresAt)],
);

/** Cases in which somebody is waited for, with the earliest attempt that nobody answered yet: where the sweep looks. */
export const waitingCases = sqliteTable(
  'waiting_cases',
  {
    caseId: text('case_id').primaryKey(),
    guildId: text('guild_id').notNull(),
    since: integer('since').notNull(),
  },
  (table) => [index('waiting_cases_since').on(table.guildId, table.since, table.caseId)],
);
