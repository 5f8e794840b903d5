import { execFileSync, spawnSync } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { compareVersions } from '../../scripts/doctor/environment.ts';
import { configurationExit } from '../../src/discord/start-error.ts';
import { doctor } from '../../src/texts/en/doctor.ts';
import { startDiscord } from '../support/discord-server/server.ts';
import { run } from '../support/run-process.ts';
import { until } from '../support/until.ts';

const read = (path: string) => readFileSync(path, 'utf8');
const wanted = z.object({ engines: z.object({ node: z.string() }) }).parse(JSON.parse(read('package.json')))
  .engines.node;

/** The instructions of the Dockerfile, a stage each. */
const stages = read('deploy/Dockerfile')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .reduce<string[][]>((all, line) => {
    if (line.startsWith('FROM ')) return [...all, [line]];
    all.at(-1)?.push(line);
    return all;
  }, []);
const [build = [], image = []] = stages;

const wordsOf = (stage: string[], instruction: string) =>
  stage.filter((line) => line.startsWith(`${instruction} `)).map((line) => line.slice(instruction.length + 1));

/** What a stage copies: sources, and where they go. */
const copies = (stage: string[]) =>
  wordsOf(stage, 'COPY').map((words) => {
    const paths = words.split(' ').filter((word) => !word.startsWith('--'));
    return { sources: paths.slice(0, -1), target: paths.at(-1) ?? '' };
  });

const unit = new Map(
  read('deploy/casekeeper.service')
    .split('\n')
    .flatMap((line) => {
      const [name = '', ...value] = line.split('=');
      return /^\w+$/u.test(name) && value.length > 0 ? [[name, value.join('=')] as const] : [];
    }),
);

/** What of the project's folder reaches the build: the image is made of an allowed list, so that no secret slips in. */
const [everything, ...allowed] = read('.dockerignore')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'));

it('lets nothing into the image but what is named, and all of that exists', () => {
  expect(everything).toBe('*');
  expect(allowed.filter((line) => !line.startsWith('!') || !existsSync(line.slice(1)))).toEqual([]);
  const sources = copies(build).flatMap((one) => one.sources);
  expect(sources.filter((source) => !allowed.includes(`!${source}`) || !existsSync(source))).toEqual([]);
  expect(allowed.map((line) => line.slice(1)).toSorted()).toEqual(sources.toSorted());
  expect(allowed.join(' ')).not.toMatch(/\.env|data/u);
});

it('runs the image on a Node that fits package.json and that CI tests', () => {
  const majors = [build, image].map((stage) => /^FROM node:(\d+)-/u.exec(stage[0] ?? '')?.[1] ?? '');
  expect(new Set(majors).size).toBe(1);
  expect(compareVersions(majors[0] ?? '', wanted.replace('>=', ''))).toBeGreaterThan(0);
  expect(read('.ci/run')).toMatch(new RegExp(`^also_on ${majors[0]}\\.\\d+\\.\\d+\\b`, 'mu'));
});

it('runs the image as nobody special, with one folder to write to and nothing to listen on', () => {
  expect(wordsOf(image, 'USER')).toEqual(['node']);
  expect(wordsOf(image, 'STOPSIGNAL')).toEqual(['SIGTERM']);
  expect(wordsOf(image, 'ENV')).toEqual([`DATA_DIR=${wordsOf(image, 'VOLUME')[0]}`]);
  expect(wordsOf(image, 'EXPOSE')).toEqual([]);
  const compose = read('deploy/compose.yaml');
  expect(compose).toMatch(/^ {4}read_only: true$/mu);
  expect(compose).toMatch(/^ {4}cap_drop: \[ALL\]$/mu);
  expect(compose).not.toMatch(/ports:|network_mode|privileged|\/var\/run/u);
  expect(compose).toContain(`- data:${wordsOf(image, 'VOLUME')[0]}`);
});

it('opens no port, as the unit and the image promise', () => {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  const listening = files.filter((name) =>
    /\bcreateServer\b|\.listen\(|node:(?:net|dgram|http)\b/u.test(read(join('src', name))),
  );

  expect(files.length).toBeGreaterThan(100);
  expect(listening).toEqual([]);
  expect(unit.get('SocketBindDeny')).toBe('any');
});

/** The image's folder, as its last stage would be copied together, with the packages that are left without --omit=dev. */
function unpacked(): string {
  const folder = mkdtempSync(join(tmpdir(), 'casekeeper-image-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const { sources, target } of copies(image)) {
    for (const source of sources.map((path) => path.replace('/casekeeper/', ''))) {
      const place = target.endsWith('/') ? join(folder, target, source.split('/').at(-1) ?? '') : join(folder, target);
      if (source === 'node_modules') linkPackages(place);
      else cpSync(source, place, { recursive: true });
    }
  }
  return folder;
}

const Lock = z.object({ packages: z.record(z.string(), z.object({ dev: z.boolean().default(false) })) });

function linkPackages(place: string): void {
  const { packages } = Lock.parse(JSON.parse(read('package-lock.json')));
  const kept = Object.entries(packages).filter(
    ([path, { dev }]) => !dev && /^node_modules\/(?:@[^/]+\/)?[^/]+$/u.test(path),
  );
  for (const [path] of kept.filter(([path]) => existsSync(path))) {
    const link = join(place, path.replace('node_modules/', ''));
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(resolve(path), link);
  }
}

it('has in the image all that the bot and the doctor need, and writes to the data directory alone', async () => {
  const folder = unpacked();
  const discord = await startDiscord();
  onTestFinished(() => discord.stop());
  const [command = ''] = wordsOf(image, 'CMD');
  const environment = { DISCORD_TOKEN: discord.token, DISCORD_API_BASE_URL: `${discord.url}/api` };
  const before = readdirSync(folder, { recursive: true });
  const bot = run(z.array(z.string()).parse(JSON.parse(command)), environment, folder);
  await until(() => bot.output().includes('Casekeeper is ready'), 'the bot to be ready');
  const { exit } = run(['node', 'dist/scripts/doctor.js'], environment, folder);
  expect(await exit).toBe(0);
  bot.child.kill(wordsOf(image, 'STOPSIGNAL')[0] === 'SIGTERM' ? 'SIGTERM' : 'SIGKILL');

  expect(await bot.exit).toBe(0);
  expect(existsSync(join(folder, 'node_modules/ws'))).toBe(true);
  expect(existsSync(join(folder, 'node_modules/typescript'))).toBe(false);
  expect(readdirSync(folder, { recursive: true })).toEqual(before);
});

it('does not start with a database library that would end it at random, and says what to do', async () => {
  const folder = unpacked();
  const library = join(folder, 'node_modules/better-sqlite3');
  rmSync(library);
  for (const part of ['package.json', 'lib', 'build/Release/better_sqlite3.node']) {
    cpSync(join('node_modules/better-sqlite3', part), join(library, part), { recursive: true });
  }
  const environment = { DISCORD_TOKEN: 'a-token', DISCORD_API_BASE_URL: 'http://127.0.0.1:1' };
  const sound = run(['node', 'dist/scripts/doctor.js'], environment, folder);
  await sound.exit;
  appendFileSync(join(library, 'build/Release/better_sqlite3.node'), 'node28RemoveEnvironmentCleanupHook');
  const bot = run(['node', 'dist/src/main.js'], environment, folder);
  const ill = run(['node', 'dist/scripts/doctor.js'], environment, folder);

  expect(await bot.exit).toBe(configurationExit);
  expect(bot.output()).toBe(`Casekeeper cannot start: ${doctor.abortingLibrary}\n`);
  expect(await ill.exit).toBe(1);
  expect(ill.output()).toContain(`PROBLEM  ${doctor.abortingLibrary}`);
  expect(sound.output()).not.toContain(doctor.abortingLibrary);
});

it('starts the bot everywhere as `npm start` does', () => {
  const { start } = z
    .object({ scripts: z.object({ start: z.string() }) })
    .parse(JSON.parse(read('package.json'))).scripts;
  const words = start.replace(/^exec /u, '');

  expect(unit.get('ExecStart')).toBe(`/usr/bin/${words}`);
  expect(JSON.parse(wordsOf(image, 'CMD')[0] ?? '')).toEqual(words.split(' '));
});

it('gives the bot under systemd what it needs: a user, a folder, time to stop, no restart while something is wrong', () => {
  expect(unit.get('User')).not.toBe('root');
  expect(unit.get('Environment')).toBe(`DATA_DIR=/var/lib/${unit.get('StateDirectory')}`);
  expect(existsSync((unit.get('ExecStart') ?? '').split(' ').at(-1) ?? '')).toBe(true);
  expect(unit.get('RestartPreventExitStatus')).toBe(String(configurationExit));
  const stopWithinMs = Number(/stopWithinMs = ([\d_]+)/u.exec(read('src/main.ts'))?.[1]?.replaceAll('_', ''));
  expect(Number(unit.get('TimeoutStopSec')) * 1000).toBeGreaterThan(stopWithinMs);
  // 1,000 logins a day are allowed.
  expect(86_400 / Number(unit.get('RestartSec'))).toBeLessThan(1000);
});

const hasAnalyze = spawnSync('systemd-analyze', ['--version']).status === 0;

it.skipIf(!hasAnalyze)('has a unit that systemd understands', () => {
  const folder = mkdtempSync(join(tmpdir(), 'casekeeper-unit-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'casekeeper.service');
  writeFileSync(file, read('deploy/casekeeper.service').replace('/usr/bin/node', process.execPath));
  const { status, stderr } = spawnSync('systemd-analyze', ['verify', file], { encoding: 'utf8' });

  expect(stderr).not.toMatch(/Unknown|Failed to parse|Invalid|casekeeper\.service:\d+/u);
  expect(status).toBe(0);
});

it('has a CI script that the shell understands', () => {
  expect(() => execFileSync('bash', ['-n', '.ci/run'])).not.toThrow();
});
