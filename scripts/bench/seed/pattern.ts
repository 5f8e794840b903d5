import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { canonicalJson } from '../../../src/store/chain.ts';
import { databaseFile } from '../../../src/store/open-database.ts';
import { openStores } from '../../../src/store/open-stores.ts';
import { sampleOf } from './samples.ts';
import type { SampleKind } from './samples.ts';
import { tokens } from './tokens.ts';

type Row = Record<string, string | number | null>;

/** Every row of a sample case, table by table, as the store itself wrote it; its events apart, in their order. */
export interface Pattern {
  tables: Record<string, Row[]>;
  events: Row[];
}

/** Stands for the digest of the finished row, which is known only once the row is filled in. */
export const lastRow = 'digest-of-the-last-row';

/** The rows of this kind of case as one JSON text, in which tokens and times are filled in for each case. */
export async function patternOf(kind: SampleKind): Promise<string> {
  const dataDir = mkdtempSync(join(tmpdir(), 'casekeeper-sample-'));
  try {
    await commitSample(dataDir, kind);
    return JSON.stringify(readRows(dataDir));
  } finally {
    rmSync(dataDir, { recursive: true });
  }
}

async function commitSample(dataDir: string, kind: SampleKind): Promise<void> {
  const stores = openStores(dataDir);
  for (const [expectedVersion, { state, ...change }] of sampleOf(kind).entries()) {
    // Nothing is owed to Discord: all of it was done long ago.
    const commit = { caseId: tokens.caseId, expectedVersion, next: state, effects: [], ...change };
    if ((await stores.cases.commit(commit)) !== 'committed') throw new Error(`A sample of ${kind} was not kept`);
  }
  stores.close();
}

/** From every table that has rows of cases, whichever they are today. */
function readRows(dataDir: string): Pattern {
  const file = new Sqlite(databaseFile(dataDir), { readonly: true });
  const tables: Pattern['tables'] = {};
  for (const name of file.prepare<[], string>(`select name from sqlite_master where type = 'table'`).pluck().all()) {
    // Without the columns that are drawn from others.
    const columns = file.prepare<[string], string>('select name from pragma_table_info(?)').pluck().all(name);
    if (!columns.includes('case_id')) continue;
    const rows = file.prepare<[], Row>(`select ${columns.join(', ')} from ${name} order by rowid`).all();
    if (rows.length > 0) tables[name] = rows;
  }
  file.close();
  const { events = [], cases = [], ...others } = tables;
  // With sorted keys, so that the text itself is what the digest of the row covers.
  const sorted = cases.map((row) => ({ ...row, state: canonicalJson(JSON.parse(String(row['state']))) }));
  const last = events.at(-1);
  if (last !== undefined) last['row_digest'] = lastRow;
  return { tables: { cases: sorted, ...others }, events };
}
