import { SqliteContactStore } from './contact/sqlite-contact-store.ts';
import { SqliteDecisionDraftStore } from './decision/sqlite-decision-draft-store.ts';
import { openDatabase } from './open-database.ts';
import { SqliteBoardStore } from './sqlite-board-store.ts';
import { SqliteCaseStore } from './sqlite-case-store.ts';
import { SqliteDiscussionStore } from './discussion/sqlite-discussion-store.ts';
import { SqliteDraftStore } from './sqlite-draft-store.ts';
import { SqliteGuildStore } from './sqlite-guild-store.ts';
import { SqliteOutbox } from './sqlite-outbox.ts';

/** Every store on one connection; `close` ends it. */
export interface OpenStores {
  cases: SqliteCaseStore;
  outbox: SqliteOutbox;
  guilds: SqliteGuildStore;
  drafts: SqliteDraftStore;
  boards: SqliteBoardStore;
  contact: SqliteContactStore;
  discussions: SqliteDiscussionStore;
  decisionDrafts: SqliteDecisionDraftStore;
  close(): void;
}

/** Opens (or makes) the database in `dataDir`. Throws when it cannot be brought up to date; see `openDatabase`. */
export function openStores(dataDir: string): OpenStores {
  const db = openDatabase(dataDir);
  return {
    cases: new SqliteCaseStore(db),
    outbox: new SqliteOutbox(db),
    guilds: new SqliteGuildStore(db),
    drafts: new SqliteDraftStore(db),
    boards: new SqliteBoardStore(db),
    contact: new SqliteContactStore(db),
    discussions: new SqliteDiscussionStore(db),
    decisionDrafts: new SqliteDecisionDraftStore(db),
    close: () => void db.$client.close(),
  };
}
