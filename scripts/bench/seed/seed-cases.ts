import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, openSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { canonicalJson, firstLink } from '../../../src/store/chain.ts';
import { databaseFile } from '../../../src/store/open-database.ts';
import { openStores } from '../../../src/store/open-stores.ts';
import { numberedReference } from '../../../src/domain/reference.ts';
import { lastRow, patternOf } from './pattern.ts';
import type { Pattern } from './pattern.ts';
import { sampleKinds } from './samples.ts';
import type { SampleKind } from './samples.ts';
import { beginning, fillIn } from './tokens.ts';
import type { Token } from './tokens.ts';

/** What is to be in the database of one server. */
export interface SeedPlan {
  guildId: string;
  /** The channel of the case threads. */
  channelId: string;
  team: { staff: string; otherStaff: string; leader: string };
  /** Who reports, and who is reported, in turns. */
  members: readonly string[];
  cases: number;
  /** How far the case at this place has come, and when it was opened (ms UTC). */
  nth: (index: number) => { kind: SampleKind; openedAt: number; thread?: { threadId: string; cardId: string } };
}

/**
 * Writes whole cases past the store, thousands a second: row, history with its chain, words, people, whom they wait for.
 * What the store would say of them is the same as of cases that came the usual way; `verify` holds.
 */
export async function seedCases(dataDir: string, plan: SeedPlan): Promise<void> {
  const patterns = await patternsOf();
  openStores(dataDir).close();
  const file = new Sqlite(databaseFile(dataDir));
  try {
    file.pragma('synchronous = OFF');
    file.pragma('cache_size = -200000');
    file.pragma('foreign_keys = OFF');
    file.transaction(() => writeAll(file, plan, patterns))();
    file.pragma('wal_checkpoint(TRUNCATE)');
  } finally {
    file.close();
  }
  reachDisk(databaseFile(dataDir));
}

/** Else the first commit that is measured would wait until all of the seed is on the disk. */
function reachDisk(path: string): void {
  const file = openSync(path, 'r+');
  fsyncSync(file);
  closeSync(file);
}

async function patternsOf(): Promise<Map<SampleKind, string>> {
  const patterns = new Map<SampleKind, string>();
  for (const kind of sampleKinds) patterns.set(kind, await patternOf(kind));
  return patterns;
}

function writeAll(file: Sqlite.Database, plan: SeedPlan, patterns: Map<SampleKind, string>): void {
  const write = writerFor(file, plan.guildId);
  for (let index = 0; index < plan.cases; index += 1) {
    const { kind, openedAt, thread } = plan.nth(index);
    const own = ownTokens(plan, index, thread);
    write(own.caseId, JSON.parse(fillIn(patterns.get(kind) ?? '', own, openedAt - beginning)) as Pattern);
  }
  file
    .prepare(
      `insert into guilds (guild_id, settings, next_number) values (?, '{}', ?)
       on conflict do update set next_number = excluded.next_number`,
    )
    .run(plan.guildId, plan.cases + 1);
}

function ownTokens(
  { guildId, channelId, team, members }: SeedPlan,
  index: number,
  thread?: { threadId: string; cardId: string },
): Record<Token, string> {
  const number = index + 1;
  const person = (place: number) => members[place % members.length] ?? '';
  return {
    ...team,
    // In no order, as the ids of real cases.
    caseId: createHash('sha256').update(`${guildId}:${number}`).digest('base64url').slice(0, 19).toLowerCase(),
    reference: numberedReference(number),
    number: String(number),
    guild: guildId,
    channel: channelId,
    thread: thread?.threadId ?? made(1, index),
    card: thread?.cardId ?? made(2, index),
    message: made(3, index),
    reporter: person(index),
    subject: person(index + 1 + (index % 97)),
  };
}

/** An id of something on Discord that is long gone. */
const made = (kind: number, index: number): string =>
  String(800_000_000_000_000_000n + BigInt(kind) * 10n ** 12n + BigInt(index));

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

function writerFor(file: Sqlite.Database, guildId: string): (caseId: string, pattern: Pattern) => void {
  const statements = new Map<string, Sqlite.Statement>();
  const insert = (table: string, row: object) => {
    const key = `${table}:${Object.keys(row).length}`;
    const columns = Object.keys(row);
    const text = () =>
      `insert into ${table} (${columns.join(', ')}) values (${columns.map((name) => `@${name}`).join(', ')})`;
    const statement = statements.get(key) ?? file.prepare(text());
    statements.set(key, statement);
    statement.run(row);
  };
  return (caseId, { tables, events }) => {
    const [row] = tables['cases'] ?? [];
    const digest = sha256(String(row?.['state']));
    let head = firstLink(guildId, caseId);
    for (const one of events) {
      const rowDigest = one['row_digest'] === lastRow ? digest : (one['row_digest'] ?? null);
      const linked = { ...one, row_digest: rowDigest, prev_hash: head };
      head = hashOf(head, linked);
      insert('events', { ...linked, hash: head });
    }
    for (const [table, rows] of Object.entries(tables))
      for (const each of rows) insert(table, table === 'cases' ? { ...each, head } : each);
  };
}

function hashOf(prevHash: string, row: Pattern['events'][number]): string {
  const { version, position, at, actor_id: actorId, row_digest: rowDigest, body, digests } = row;
  const entry = {
    version,
    position,
    at,
    actorId,
    event: JSON.parse(String(body)),
    digests: JSON.parse(String(digests)),
    rowDigest,
  };
  return sha256(prevHash + canonicalJson(entry));
}
