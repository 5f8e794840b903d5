import { existsSync, readFileSync, statSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import type { Db } from './open-database.ts';
import { databaseFile, holdInMemory } from './open-database.ts';

/** A database that nobody has open is read into memory up to this size (bytes). */
const mostInMemory = 1024 ** 3;

/**
 * A database opened for looking. `copy` is one in memory that may be changed freely; `shared` is the file itself, which
 * another process has open.
 */
export type Reading =
  | { state: 'copy' | 'shared'; db: Db }
  | { state: 'missing' }
  /** Nobody has it open, and it is larger than what is read into memory. */
  | { state: 'large'; bytes: number }
  /** A crash or a copied folder left a log without its index: only the bot itself may put that right. */
  | { state: 'unfinished' };

/**
 * Opens the database without creating or writing anything. SQLite would leave two files beside a database in WAL mode
 * that nobody has open, even for a reader; such a one is read as a whole instead.
 * @throws when the file cannot be read, or the native part of better-sqlite3 does not fit this Node
 */
export function openForReading(dataDir: string): Reading {
  const file = databaseFile(dataDir);
  const size = sizeOf(file);
  if (size === null) return { state: 'missing' };
  if (isInUse(file)) return shared(file);
  if (size > mostInMemory) return { state: 'large', bytes: size };
  const bytes = readFileSync(file);
  // The bot was started meanwhile: what was read may be half old and half new.
  if (isInUse(file)) return shared(file);
  return { state: 'copy', db: held(inMemory(bytes)) };
}

/** Null where there is none; a folder that may not be looked into is no proof of that. */
function sizeOf(file: string): number | null {
  return statSync(file, { throwIfNoEntry: false })?.size ?? null;
}

const isInUse = (file: string) => existsSync(`${file}-wal`);

function shared(file: string): Reading {
  if (!existsSync(`${file}-shm`)) return { state: 'unfinished' };
  return { state: 'shared', db: held(new Sqlite(file, { readonly: true, fileMustExist: true })) };
}

function held(client: Sqlite.Database): Db {
  holdInMemory(client);
  return drizzle({ client });
}

/** Bytes 18 and 19 say that there is a log beside the file (2), which memory does not have (1). */
function inMemory(bytes: Buffer): Sqlite.Database {
  if (bytes.length === 0) return new Sqlite(':memory:');
  if (bytes[18] === 2) bytes.fill(1, 18, 20);
  return new Sqlite(bytes);
}
