import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import { keepStatements } from './keep-statements.ts';
import { migrate } from './migrate.ts';

/** A connection whose every commit is on disk when it returns. */
export type Db = BetterSQLite3Database & { $client: Sqlite.Database };
export type Tx = Parameters<Parameters<Db['transaction']>[0]>[0];

/** A wait for another process' lock stops the event loop, so it is short (ms). */
const lockWaitMs = 500;

/** The database file inside the data directory. */
export const databaseFile = (dataDir: string): string => join(dataDir, 'casekeeper.db');

/**
 * Opens the database, makes it if need be, and brings its tables up to date.
 * @throws when a migration fails (the file is then as before), or when the file was made by a newer version
 */
export function openDatabase(dataDir: string): Db {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const client = new Sqlite(databaseFile(dataDir), { timeout: lockWaitMs });
  try {
    prepare(client);
    keepStatements(client);
    return drizzle({ client });
  } catch (error) {
    client.close();
    throw error;
  }
}

function prepare(client: Sqlite.Database): void {
  client.pragma('journal_mode = WAL');
  // WAL's own default, NORMAL, may lose the last commits in a power cut; a member was promised theirs (SPEC 12.1).
  client.pragma('synchronous = FULL');
  // Erased words are overwritten in the file too, not only forgotten (SPEC 11).
  client.pragma('secure_delete = ON');
  holdInMemory(client);
  migrate(client);
  client.pragma('foreign_keys = ON');
}

/** What a large query sorts would else lie for a moment in the system's own temporary folder. */
export function holdInMemory(client: Sqlite.Database): void {
  client.pragma('temp_store = MEMORY');
}

/** How often a write without an answer of its own waits for another process. */
const triesAtMost = 10;

/**
 * Writes as soon as no other process does.
 * @throws when it is never its turn, or the write itself fails
 */
export async function whenFree(write: () => void): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      return write();
    } catch (error) {
      if (!isBusy(error) || tries === triesAtMost) throw error;
      await setImmediate();
    }
  }
}

/** True when another process held the lock for longer than we wait: nothing was written. */
export function isBusy(error: unknown): boolean {
  return error instanceof Sqlite.SqliteError && error.code.startsWith('SQLITE_BUSY');
}
