import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Database } from 'better-sqlite3';
import type { MigrationMeta } from 'drizzle-orm/migrator';
import { readMigrationFiles } from 'drizzle-orm/migrator';

/**
 * Brings the tables up to date, forward only: all that is missing in one transaction, or nothing.
 *
 * drizzle's own migrator looks before it locks, so that two processes starting at once would both migrate; it keeps the
 * same journal table. Foreign keys are off meanwhile, because what SQLite cannot alter is dropped and made anew, and are
 * checked as a whole before anything is kept.
 * @throws when the file knows a migration that this version does not
 */
export function migrate(client: Database, folder: string = migrationsFolder()): void {
  const migrations = readMigrationFiles({ migrationsFolder: folder });
  client.pragma('foreign_keys = OFF');
  client.transaction(() => applyMissing(client, migrations)).immediate();
}

/** How a database stands to this version. Only looks. */
export function migrationState(
  client: Database,
  folder: string = migrationsFolder(),
): { missing: number; isNewer: boolean } {
  const migrations = readMigrationFiles({ migrationsFolder: folder });
  const last = hasJournal(client) ? lastApplied(client) : 0;
  return {
    missing: migrations.filter(({ folderMillis }) => folderMillis > last).length,
    isNewer: isNewer(last, migrations),
  };
}

function applyMissing(client: Database, migrations: MigrationMeta[]): void {
  client.exec(
    'create table if not exists __drizzle_migrations (id integer primary key, hash text, created_at numeric)',
  );
  const last = lastApplied(client);
  if (isNewer(last, migrations)) throw new Error('The database was made by a newer version');

  const missing = migrations.filter(({ folderMillis }) => folderMillis > last);
  if (missing.length === 0) return;
  const note = client.prepare('insert into __drizzle_migrations (hash, created_at) values (?, ?)');
  for (const { sql, hash, folderMillis } of missing) {
    for (const statement of sql) client.exec(statement);
    note.run(hash, folderMillis);
  }
  if (client.prepare('select 1 from pragma_foreign_key_check').get() !== undefined) {
    throw new Error('A migration broke a foreign key');
  }
}

const isNewer = (last: number, migrations: MigrationMeta[]) => last > (migrations.at(-1)?.folderMillis ?? 0);

const hasJournal = (client: Database) =>
  client.prepare("select 1 from sqlite_master where name = '__drizzle_migrations'").get() !== undefined;

const lastApplied = (client: Database) =>
  client.prepare<[], number>('select coalesce(max(created_at), 0) from __drizzle_migrations').pluck().get() ?? 0;

/** `migrations/` in the package root, above both `src/store` and `dist/src/store`. */
export function migrationsFolder(): string {
  for (let at = import.meta.dirname; at !== dirname(at); at = dirname(at)) {
    const folder = join(at, 'migrations');
    if (existsSync(join(folder, 'meta', '_journal.json'))) return folder;
  }
  throw new Error('The folder migrations/ is missing');
}
