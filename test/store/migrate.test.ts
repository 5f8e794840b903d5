import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { migrate, migrationsFolder } from '../../src/store/migrate.ts';
import { databaseFile } from '../../src/store/open-database.ts';
import { openStores } from '../../src/store/open-stores.ts';
import { dataDirectory, opened } from './engine.ts';

const Journal = z.looseObject({ entries: z.array(z.looseObject({ tag: z.string(), when: z.number() })) });
type Journal = z.infer<typeof Journal>;

const journalFile = (folder: string) => join(folder, 'meta', '_journal.json');
const readJournal = (folder: string) => Journal.parse(JSON.parse(readFileSync(journalFile(folder), 'utf8')));

const tags = readJournal(migrationsFolder()).entries.map(({ tag }) => tag);

/** The migrations as they were when `count` of them were known. */
function migrationsOf(count: number, change: (journal: Journal) => void = () => {}): string {
  const folder = join(dataDirectory(), 'migrations');
  cpSync(migrationsFolder(), folder, { recursive: true });
  const journal = readJournal(folder);
  journal.entries = journal.entries.slice(0, count);
  change(journal);
  writeFileSync(journalFile(folder), JSON.stringify(journal));
  return folder;
}

function database(dataDir: string): Sqlite.Database {
  const client = new Sqlite(databaseFile(dataDir));
  onTestFinished(() => void client.close());
  return client;
}

/** Names and types of the columns that can be filled, by table. */
function tablesOf(client: Sqlite.Database): Map<string, { name: string; type: string }[]> {
  const isTable = "type = 'table' and name not like 'sqlite_%' and name not like '\\_\\_%' escape '\\'";
  const names = client.prepare<[], string>(`select name from sqlite_master where ${isTable}`).pluck().all();
  const columns = client.prepare<[string], { name: string; type: string }>(
    'select name, type from pragma_table_info(?)',
  );
  return new Map(names.map((name) => [name, columns.all(name)]));
}

/** One row in every table, whatever its columns are: the same word everywhere, so that every foreign key holds. */
function fill(client: Sqlite.Database): void {
  client.pragma('foreign_keys = OFF');
  for (const [table, columns] of tablesOf(client)) {
    const names = columns.map(({ name }) => `"${name}"`).join(', ');
    const values = columns.map(({ name, type }) => (type === 'INTEGER' ? 1 : name === 'state' ? '{}' : '[]'));
    const places = columns.map(() => '?').join(', ');
    client.prepare(`insert into "${table}" (${names}) values (${places})`).run(...values);
  }
}

const counts = (client: Sqlite.Database) =>
  [...tablesOf(client).keys()].map((table) => [table, client.prepare(`select count(*) from "${table}"`).pluck().get()]);

it.each(tags.map((tag, index) => [tag, index + 1] as const))('keeps every row from %s on', (_tag, count) => {
  const dataDir = dataDirectory();
  const client = database(dataDir);
  migrate(client, migrationsOf(count));
  fill(client);
  const before = counts(client);
  migrate(client);

  expect(counts(client)).toEqual(expect.arrayContaining(before));
  expect(client.pragma('foreign_key_check')).toEqual([]);
});

it('opens a database that is up to date as it is', () => {
  const dataDir = dataDirectory();
  opened(openStores, dataDir);
  opened(openStores, dataDir);
  const applied = database(dataDir).prepare('select count(*) from __drizzle_migrations').pluck().get();

  expect(applied).toBe(tags.length);
});

it('refuses a database made by a newer version', () => {
  const client = database(dataDirectory());
  migrate(
    client,
    migrationsOf(tags.length, ({ entries }) => entries.forEach((entry) => (entry.when += 1e12))),
  );

  expect(() => migrate(client)).toThrow('newer version');
});

it('leaves everything as it was when a migration breaks a foreign key', () => {
  const client = database(dataDirectory());
  migrate(client);
  fill(client);
  const before = counts(client);
  const folder = migrationsOf(tags.length, ({ entries }) => entries.push({ ...entries[0], tag: 'bad', when: 9e15 }));
  writeFileSync(join(folder, 'bad.sql'), 'DELETE FROM `events`;--> statement-breakpoint\nDELETE FROM `cases`;');

  expect(() => migrate(client, folder)).toThrow('foreign key');
  expect(counts(client)).toEqual(before);
});
