import { statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openDatabase } from '../../src/store/open-database.ts';
import { dataDirectory } from './engine.ts';
import { newCase, openedAt, opens, planned } from './sample-case.ts';
import { openedWithFile } from './sqlite-engine.ts';

function openedDatabase(dataDir: string) {
  const db = openDatabase(dataDir);
  onTestFinished(() => void db.$client.close());
  return (pragma: string): unknown => db.$client.pragma(pragma, { simple: true });
}

it('writes every commit through to the disk, on every connection', () => {
  const dataDir = dataDirectory();
  for (const pragma of [openedDatabase(dataDir), openedDatabase(dataDir)]) {
    expect(pragma('journal_mode')).toBe('wal');
    expect(pragma('synchronous')).toBe(2);
    expect(pragma('foreign_keys')).toBe(1);
    expect(pragma('busy_timeout')).toBe(500);
    expect(pragma('secure_delete')).toBe(1);
    expect(pragma('temp_store')).toBe(2);
  }
});

it('makes a data directory that nobody else may read', () => {
  const dataDir = join(dataDirectory(), 'new', 'data');
  openedDatabase(dataDir);

  expect(statSync(dataDir).mode & 0o777).toBe(0o700);
});

it('deletes nothing by itself: no table cascades', () => {
  const { file } = openedWithFile();
  const cascades = file
    .prepare("select 1 from sqlite_master m, pragma_foreign_key_list(m.name) f where f.on_delete <> 'NO ACTION'")
    .all();

  expect(cascades).toEqual([]);
});

it('answers conflict while another process holds the file, and nothing is written', async () => {
  const { cases, outbox, file } = openedWithFile();
  file.exec('begin immediate');
  expect(await cases.commit(opens(newCase('a', 1), { effects: [planned('one')] }))).toBe('conflict');
  const claim = { worker: 'w', now: openedAt, lockedUntil: openedAt + 1, limit: 9 };
  expect(await outbox.claim(claim)).toEqual([]);

  file.exec('rollback');
  expect(await cases.load('a')).toBeNull();
  expect(await cases.commit(opens(newCase('a', 1)))).toBe('committed');
});
