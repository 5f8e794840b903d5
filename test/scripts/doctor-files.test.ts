import {
  chmodSync,
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, expect, it, onTestFinished } from 'vitest';
import { explain } from '../../scripts/doctor/database.ts';
import { databaseFile } from '../../src/store/open-database.ts';
import { openStores } from '../../src/store/open-stores.ts';
import { doctor } from '../../src/texts/en/doctor.ts';
import { picture, keptHashes } from '../support/files.ts';
import { reported } from '../support/reporting.ts';
import { closeScenes, scene } from '../support/scene.ts';
import { folder, imprint, look, patient, said, under, wellFormedToken } from './doctor-scene.ts';

afterEach(closeScenes);

/** A data directory as the bot leaves it after a stop. */
function atRest(): string {
  const dataDir = folder();
  openStores(dataDir).close();
  return dataDir;
}

/** Changes the database as no version of the bot would. */
function tamper(dataDir: string, sql: string): void {
  const client = new Sqlite(databaseFile(dataDir));
  client.exec(sql);
  client.close();
}

const database = async (dataDir: string, wishes = {}) => under(await look({ DATA_DIR: dataDir }, wishes), 'Database');

it('changes nothing, neither beside a running bot nor where none runs', async () => {
  const { dataDir, environment } = await patient();
  const before = imprint(dataDir);
  await look(environment, { verify: true });
  expect(imprint(dataDir)).toEqual(before);

  const stores = openStores(dataDir);
  await stores.guilds.saveSetupDraft('100000000000000000', '100000000000000001', {});
  // The index of the log is shared memory: readers note in it where they are.
  const files = () => imprint(dataDir).filter((mark) => !mark.includes('-shm '));
  const working = files();
  const sections = await look(environment, { verify: true });

  expect(said(sections, 'problem')).toEqual([]);
  expect(working).toHaveLength(2);
  expect(files()).toEqual(working);
  stores.close();
});

it('reads what the running bot has only in its log', async () => {
  const { dataDir, environment, guild, settings, owner } = await patient();
  const stores = openStores(dataDir);
  onTestFinished(() => stores.close());
  const change = { before: settings, after: { ...settings, coldChannel: null }, by: owner.id, at: Date.now() };
  await stores.guilds.saveSettings({ guildId: guild.id, ...change });

  expect(said(await look(environment), 'problem')).toEqual([
    expect.stringContaining('Not chosen yet: the cold-cases channel.'),
  ]);
});

it('tells what the first start will make', async () => {
  const sections = await look({
    DISCORD_TOKEN: wellFormedToken,
    DISCORD_API_BASE_URL: 'x',
    DATA_DIR: join(folder(), 'a/b'),
  });

  expect(under(sections, 'Data directory')[0]).toEqual({
    level: 'note',
    text: expect.stringContaining('a/b does not exist yet'),
  });
  expect(under(sections, 'Database')).toEqual([{ level: 'note', text: doctor.noDatabase }]);
  expect(said(sections, 'problem')).toEqual([
    expect.stringContaining('DISCORD_API_BASE_URL should be an http(s) address'),
  ]);
  expect(under(sections, 'Discord')).toEqual([{ level: 'note', text: doctor.notAsked }]);
});

it('names a data directory that is a file', async () => {
  const file = join(folder(), 'data');
  writeFileSync(file, '');

  expect(said(await look({ DATA_DIR: file }), 'problem')).toContainEqual(
    expect.stringContaining('is a file. DATA_DIR has to be'),
  );
});

it('names a data directory into which others can look', async () => {
  const dataDir = atRest();
  expect(said(await look({ DATA_DIR: dataDir }), 'warning')).toEqual([]);
  chmodSync(dataDir, 0o755);

  expect(said(await look({ DATA_DIR: dataDir }), 'warning')).toEqual([expect.stringContaining(`chmod 700 ${dataDir}`)]);
});

it.each([
  [{ bytes: 50e9, files: 1000 }, 'ok', '50.0 GB free'],
  [{ bytes: 900e6, files: null }, 'warning', 'Only 900 MB free'],
  [{ bytes: 10e6, files: null }, 'problem', 'The disk is full (10 MB free)'],
  [{ bytes: 0, files: null }, 'problem', 'The disk is full (0 MB free)'],
  [{ bytes: 50e9, files: 0 }, 'problem', 'The disk holds as many files as it can'],
] as const)('judges a disk with %j', async (space, level, words) => {
  const dataDir = atRest();
  const lines = under(await look({ DATA_DIR: dataDir }, { spaceAt: async () => space }), 'Data directory');

  expect(lines).toContainEqual({ level, text: expect.stringContaining(words) });
});

it('names a database of a newer version, and does not touch it', async () => {
  const dataDir = atRest();
  tamper(dataDir, "insert into __drizzle_migrations (hash, created_at) values ('x', 9e15)");
  const before = imprint(dataDir);

  expect(await database(dataDir)).toEqual([{ level: 'problem', text: doctor.newerDatabase }]);
  expect(imprint(dataDir)).toEqual(before);
});

it('tries the steps to this version on a copy, and only there', async () => {
  const { dataDir, environment } = await patient();
  rmSync(databaseFile(dataDir));
  new Sqlite(databaseFile(dataDir)).pragma('journal_mode = WAL');
  const before = imprint(dataDir);
  const sections = await look(environment);

  expect(under(sections, 'Database').map(({ text }) => text)).toEqual([
    'It opens and is sound: 0 servers, 0 cases.',
    expect.stringMatching(/^It is of an earlier version: \d+ steps .* On a copy in memory that went well\.$/u),
  ]);
  expect(imprint(dataDir)).toEqual(before);
});

it('names steps that would fail', async () => {
  const dataDir = atRest();
  tamper(dataDir, 'delete from __drizzle_migrations');

  expect(await database(dataDir)).toEqual([
    { level: 'problem', text: expect.stringMatching(/fail on a copy in memory \(table `?boards`? already exists\)/u) },
  ]);
});

it('leaves an earlier version to the bot that has it open, and says so of each server', async () => {
  const { dataDir, environment } = await patient();
  const client = new Sqlite(databaseFile(dataDir));
  onTestFinished(() => void client.close());
  client.exec('delete from __drizzle_migrations');
  const sections = await look(environment);

  expect(under(sections, 'Database')).toEqual([
    { level: 'note', text: expect.stringContaining('at the next start. Servers can be') },
  ]);
  expect(under(sections, 'Server "Lantern Hill"')).toEqual([{ level: 'note', text: doctor.settingsUnread }]);
});

it('names a damaged database', async () => {
  const dataDir = atRest();
  const file = databaseFile(dataDir);
  const handle = openSync(file, 'r+');
  writeSync(handle, Buffer.alloc(2048, 0x5a), 0, 2048, 4096);
  closeSync(handle);
  const [first] = await database(dataDir);

  expect(first).toEqual({ level: 'problem', text: expect.stringMatching(/^It is damaged \(.+\)\. Stop the bot/u) });
});

it.each([
  ['of something else', (file: string) => writeFileSync(file, 'Dear diary, '.repeat(900)), doctor.notADatabase],
  ['cut off', (file: string) => truncateSync(file, 9000), 'It is damaged ('],
])('names a file %s', async (_what, spoil, words) => {
  const dataDir = atRest();
  spoil(databaseFile(dataDir));

  expect(await database(dataDir)).toEqual([{ level: 'problem', text: expect.stringContaining(words) }]);
});

it('does not put right what a crash left: that is for the bot', async () => {
  const dataDir = atRest();
  writeFileSync(`${databaseFile(dataDir)}-wal`, '');
  const before = imprint(dataDir);

  expect(await database(dataDir)).toEqual([{ level: 'warning', text: doctor.unfinished }]);
  expect(imprint(dataDir)).toEqual(before);
});

it('names by request the first entry of a history that was changed, and evidence that is not what it was', async () => {
  const s = await scene();
  const file = await reported(s, s.mira, { form: { proof: [picture('proof.png')] } });
  await s.bot.stop();
  const whole = await database(s.dataDir, { verify: true });
  const [hash = ''] = await keptHashes(s);
  const evidence = join(s.dataDir, 'evidence', hash.slice(0, 2), hash);
  const bytes = readFileSync(evidence);
  writeFileSync(evidence, 'something else');
  const changed = await database(s.dataDir, { verify: true });
  rmSync(evidence);
  const missing = await database(s.dataDir, { verify: true });
  mkdirSync(join(evidence, '..'), { recursive: true });
  writeFileSync(evidence, bytes);
  tamper(s.dataDir, "update events set actor_id = '100000000000000009' where version = 1");
  const rewritten = await database(s.dataDir, { verify: true });

  expect(whole.at(-1)).toEqual({ level: 'ok', text: '1 evidence file read; each is what it was.' });
  expect(changed.at(-1)).toEqual({ level: 'problem', text: doctor.badEvidence(hash, 'changed') });
  expect(missing.at(-1)).toEqual({ level: 'problem', text: doctor.badEvidence(hash, 'missing') });
  const problem = rewritten.find(({ level }) => level === 'problem')?.text;
  expect(problem).toMatch(/^The history of case \S+ does not hold; the first entry that is not what it was: 1\.0\./u);
  expect(problem).not.toContain(file.reference);
});

it('says that a history cannot be checked where there is none', async () => {
  expect(await database(folder(), { verify: true })).toContainEqual({ level: 'note', text: doctor.notVerified });
});

it.each([
  [Object.assign(new Error('…NODE_MODULE_VERSION 115…'), { code: 'ERR_DLOPEN_FAILED' }), doctor.otherNode],
  [new Error('Could not locate the bindings file. Tried: …'), doctor.otherNode],
  [Object.assign(new Error('x'), { code: 'EACCES' }), doctor.unreadable('EACCES')],
  [Object.assign(new Error('x'), { code: 'SQLITE_CANTOPEN' }), doctor.unreadable('SQLITE_CANTOPEN')],
])('explains %s', (err, words) => {
  expect(explain(err)).toBe(words);
});
