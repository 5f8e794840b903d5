import { EvidenceFiles } from '../../src/store/evidence-files.ts';
import { migrate, migrationState } from '../../src/store/migrate.ts';
import type { Db } from '../../src/store/open-database.ts';
import { openForReading } from '../../src/store/open-for-reading.ts';
import type { Reading } from '../../src/store/open-for-reading.ts';
import { heldFiles, verifyAll } from '../../src/store/verify-all.ts';
import { doctor } from '../../src/texts/en/doctor.ts';
import { inWords } from './data-directory.ts';
import type { Line } from './line.ts';

type Open = Extract<Reading, { db: Db }>;

/** What was found, and the database where its tables are those of this version; whoever takes it closes it. */
export interface Examined {
  lines: Line[];
  db: Db | null;
  /** There is none yet. */
  isMissing: boolean;
}

/** Opens the database without touching it, and looks whether it is sound and of this version. */
export function examineDatabase(dataDir: string): Examined {
  let reading: Reading | null = null;
  try {
    reading = openForReading(dataDir);
    if ('db' in reading) return { ...judge(reading), isMissing: false };
    return { lines: [unread(reading)], db: null, isMissing: reading.state === 'missing' };
  } catch (err) {
    if (reading !== null && 'db' in reading) reading.db.$client.close();
    return { lines: [{ level: 'problem', text: explain(err) }], db: null, isMissing: false };
  }
}

function unread(reading: Exclude<Reading, Open>): Line {
  switch (reading.state) {
    case 'missing':
      return { level: 'note', text: doctor.noDatabase };
    case 'large':
      return { level: 'note', text: doctor.large(inWords(reading.bytes)) };
    case 'unfinished':
      return { level: 'warning', text: doctor.unfinished };
  }
}

function judge(reading: Open): Omit<Examined, 'isMissing'> {
  const { $client: client } = reading.db;
  const faults = [...faultsIn(client.pragma('integrity_check')), ...brokenKeys(client.pragma('foreign_key_check'))];
  const lines = faults.slice(0, 3).map((fault): Line => ({ level: 'problem', text: doctor.damaged(fault) }));
  const version = faults.length > 0 ? null : judgeVersion(reading);
  if (version?.isCurrent !== true) {
    client.close();
    return { lines: [...lines, ...(version === null ? [] : [version.line])], db: null };
  }
  const count = (table: string) => Number(client.prepare(`select count(*) from ${table}`).pluck().get());
  const sound: Line = { level: 'ok', text: doctor.sound(count('guilds'), count('cases')) };
  return { lines: [sound, version.line], db: reading.db };
}

/** Every fault the check names; a sound database answers with one row that says ok. */
function faultsIn(rows: unknown): string[] {
  const words = Array.isArray(rows) ? rows.map((row: Record<string, unknown>) => String(Object.values(row)[0])) : [];
  return words.filter((word) => word !== 'ok');
}

const brokenKeys = (rows: unknown) =>
  Array.isArray(rows) && rows.length > 0 ? [`${rows.length} rows without what they belong to`] : [];

function judgeVersion({ state, db }: Open): { line: Line; isCurrent: boolean } {
  const { missing, isNewer } = migrationState(db.$client);
  if (isNewer) return { line: { level: 'problem', text: doctor.newerDatabase }, isCurrent: false };
  if (missing === 0) return { line: { level: 'ok', text: doctor.upToDate }, isCurrent: true };
  if (state === 'shared') return { line: { level: 'note', text: doctor.missingSteps(missing) }, isCurrent: false };
  try {
    migrate(db.$client);
    return { line: { level: 'note', text: doctor.stepsTried(missing) }, isCurrent: true };
  } catch (err) {
    const why = err instanceof Error ? err.message : String(err);
    return { line: { level: 'problem', text: doctor.stepsFail(missing, why) }, isCurrent: false };
  }
}

/** Why the file could not be read at all. Codes only: messages may hold paths, and say less. */
export function explain(err: unknown): string {
  const code = err instanceof Error && 'code' in err ? String(err.code) : '';
  if (code === 'ERR_DLOPEN_FAILED' || (err instanceof Error && /bindings file/u.test(err.message)))
    return doctor.otherNode;
  if (code === 'SQLITE_NOTADB') return doctor.notADatabase;
  if (code.startsWith('SQLITE_CORRUPT')) return doctor.damaged(code);
  if (code === '') throw err;
  return doctor.unreadable(code);
}

/** Recomputes every history and reads every evidence file. */
export async function verifyEverything(db: Db | null, dataDir: string): Promise<Line[]> {
  if (db === null) return [{ level: 'note', text: doctor.notVerified }];
  const { cases, events, bad } = verifyAll(db);
  const histories = bad.map(({ caseId, entry }): Line => ({
    level: 'problem',
    text: doctor.badHistory(caseId, entry),
  }));
  const whole: Line = { level: 'ok', text: doctor.histories(cases, events) };
  return [...(bad.length === 0 ? [whole] : histories), ...(await verifyFiles(heldFiles(db), dataDir))];
}

async function verifyFiles(held: string[], dataDir: string): Promise<Line[]> {
  const files = new EvidenceFiles({ dataDir, apiBaseUrl: '' });
  const lines: Line[] = [];
  for (const sha256 of held) {
    const fault = await files.read(sha256).then(
      () => null,
      (err: unknown) => (err instanceof Error && 'code' in err && err.code === 'ENOENT' ? 'missing' : 'changed'),
    );
    if (fault !== null) lines.push({ level: 'problem', text: doctor.badEvidence(sha256, fault) });
  }
  return lines.length > 0 || held.length === 0 ? lines : [{ level: 'ok', text: doctor.evidenceHolds(held.length) }];
}
