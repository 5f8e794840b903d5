import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';

const run = promisify(execFile);

/** One import that each room must not have: a dead rule would let it pass. */
const violations: [string, string][] = [
  ['domain', "import '../app/ports.ts';"],
  ['domain', "import '../texts/en/common.ts';"],
  ['domain', "import 'node:fs';"],
  ['texts', "import '../app/ports.ts';"],
  ['texts', "import '../discord/handler.ts';"],
  ['app', "import '../store/schema.ts';"],
  ['app', "import 'discord.js';"],
  ['app', "import '../texts/en/common.ts';"],
  ['store', "import '../app/submit-report.ts';"],
  ['store', "import '../discord/handler.ts';"],
  ['store', "import 'discord.js';"],
  ['discord', "import '../store/schema.ts';"],
  ['discord', "import '../jobs/backoff.ts';"],
  ['discord', "import 'drizzle-orm';"],
  ['jobs', "import '../discord/handler.ts';"],
  ['jobs', "import '../store/schema.ts';"],
  ['jobs', "import 'discord.js';"],
  ['jobs', "import '../main.ts';"],
];

/** What each room needs: a rule that forbids everything would be just as dead. */
const allowed: [string, string][] = [
  ['domain', "import './words.ts';"],
  ['texts', "import '../domain/words.ts';"],
  ['app', "import '../domain/words.ts';"],
  ['store', "import '../app/ports.ts';"],
  ['discord', "import '../app/ports.ts';"],
  ['jobs', "import '../app/ports.ts';"],
];

let house = '';
let report = '';

const seedName = (room: string, line: string) => `src/${room}/seed-${Buffer.from(line).toString('hex')}.ts`;

/** A house of seeds only, under the project's own rules, linted in one go. */
beforeAll(async () => {
  house = await mkdtemp(join(tmpdir(), 'directions-'));
  await copyFile('.oxlintrc.json', join(house, '.oxlintrc.json'));
  await copyFile('tsconfig.json', join(house, 'tsconfig.json'));
  await symlink(resolve('node_modules'), join(house, 'node_modules'));
  for (const [room, line] of [...violations, ...allowed]) {
    await mkdir(join(house, 'src', room), { recursive: true });
    await writeFile(join(house, seedName(room, line)), `${line}\n`);
  }
  report = await lint();
});

afterAll(async () => {
  await rm(house, { recursive: true, force: true });
});

async function lint(): Promise<string> {
  const { stdout } = await run(resolve('node_modules/.bin/oxlint'), ['--format=unix', 'src'], { cwd: house }).catch(
    (err: unknown) => {
      if (typeof err === 'object' && err !== null && 'stdout' in err) return { stdout: String(err.stdout) };
      throw err;
    },
  );
  return stdout;
}

/** What the linter says of one seed. */
const complaints = (room: string, line: string) =>
  report
    .split('\n')
    .filter((entry) => entry.includes(seedName(room, line)))
    .join('\n');

it.each(violations)('%s must not say: %s', (room, line) => {
  expect(complaints(room, line)).toContain('no-restricted-imports');
});

it.each(allowed)('%s may say: %s', (room, line) => {
  expect(complaints(room, line)).not.toContain('no-restricted-imports');
});
