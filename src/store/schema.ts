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
    /** How far it is with asking the team whom its reporter keeps it from (SPEC 3.6). */
    keepingPhase: text('keeping_phase').generatedAlwaysAs(sql`json_extract(state, '$.keeping.phase')`, {
      mode: 'virtual',
    }),
    urgent: integer('urgent', { mode: 'boolean' }).generatedAlwaysAs(sql`json_extract(state, '$.urgent')`, {
      mode: 'virtual',
    }),
    /** Urgent, and nobody is on it: what `isUnattended` says, asked of the row. */
    unattended: integer('unattended', { mode: 'boolean' }).generatedAlwaysAs(
      sql`(
        (json_extract(state, '$.urgent') or (json_extract(state, '$.gathering.leadersCalledAt') is not null
          and json_extract(state, '$.gathering.partedAt') is null))
        and json_extract(state, '$.status') = 'new' and json_extract(state, '$.assigneeId') is null
        and json_extract(state, '$.onIt') is null and json_extract(state, '$.gatheredIn') is null
      )`,
      { mode: 'virtual' },
    ),
    /** Its thread holds the reference alone (SPEC 6.4). */
    withheld: integer('withheld', { mode: 'boolean' }).generatedAlwaysAs(sql`json_extract(state, '$.withheld')`, {
      mode: 'virtual',
    }),
    /** Since when a cold case sleeps, or has last come before the leaders (ms UTC): what `sleepsTooLong` counts from. */
    asleepSince: integer('asleep_since').generatedAlwaysAs(
      sql`(max(
        coalesce(json_extract(state, '$.shelf.since'), json_extract(state, '$.openedAt')),
        coalesce(json_extract(state, '$.broughtUp.at'), 0)))`,
      { mode: 'virtual' },
    ),
    heldUntil: integer('held_until').generatedAlwaysAs(sql`json_extract(state, '$.heldUntil')`, { mode: 'virtual' }),
    /** A vote is open. */
    proposed: integer('proposed', { mode: 'boolean' }).generatedAlwaysAs(
      sql`(json_extract(state, '$.proposal') is not null)`,
      { mode: 'virtual' },
    ),
  },
  (table) => [
    uniqueIndex('cases_reference').on(table.guildId, table.reference),
    uniqueIndex('cases_number').on(table.guildId, table.number),
    // These two hold whatever the lists filter and sort by: reading it out of each row's state would cost a hundred times more.
    index('cases_opened').on(
      table.guildId,
      table.openedAt,
      table.number,
      table.caseId,
      table.leadersOnly,
      table.keepingPhase,
      table.reference,
    ),
    index('cases_status').on(
      table.guildId,
      table.status,
      table.unattended,
      table.urgent,
      table.severity,
      table.openedAt,
      table.number,
      table.caseId,
      table.leadersOnly,
      table.restricted,
      table.keepingPhase,
      table.withheld,
      table.assigneeId,
      table.checkInAt,
      table.threadId,
    ),
    index('cases_asleep')
      .on(table.guildId, table.asleepSince, table.caseId, table.heldUntil)
      .where(sql`status = 'cold'`),
    index('cases_proposed')
      .on(table.guildId)
      .where(sql`proposed = 1`),
    index('cases_kept_from')
      .on(table.guildId)
      .where(sql`keeping_phase = 'named'`),
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
