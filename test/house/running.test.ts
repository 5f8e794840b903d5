import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { switchesOff } from '../../src/discord/connect.ts';
import { inviteLink, invitePermissions } from '../../src/discord/invite-link.ts';
import { channelPlans, creatingNeeds } from '../../src/domain/channel-plan.ts';
import { inviteNeeds } from '../../src/domain/invite-needs.ts';
import { PermissionName } from '../../src/domain/permission.ts';
import { channelKinds } from '../../src/domain/settings.ts';
import { permissionNames } from '../../src/texts/en/permissions.ts';
import { invitedWith } from '../discord/setup-scene.ts';
import { bits } from '../support/discord-server/rules/permissions.ts';

const readme = readFileSync('README.md', 'utf8');

/** The rows of the table whose first heading is this, cell by cell. */
function table(heading: string): string[][] {
  const lines = readme.split('\n');
  const start = lines.findIndex((line) => line.startsWith(`| ${heading} `));
  const length = lines.slice(start).findIndex((line) => !line.startsWith('|'));
  const rows = lines.slice(start + 2, start + length);
  return rows.map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

it('asks for exactly the permissions the bot uses, each with its reason', () => {
  const rows = table('permission');

  expect(new Set(rows.map(([name]) => name))).toEqual(new Set(inviteNeeds.map((name) => permissionNames[name])));
  expect(rows).toHaveLength(inviteNeeds.length);
  expect(rows.filter(([, reason = '']) => reason === '')).toEqual([]);
});

it('invites with the same permissions', () => {
  expect(readme).toContain(inviteLink('APPLICATION_ID'));
  const named = PermissionName.options.filter((name) => (invitePermissions & bits[name]) !== 0n);
  expect(named).toEqual(inviteNeeds);
  expect(named.map((name) => bits[name]).reduce((all, bit) => all | bit, 0n)).toBe(invitePermissions);
  expect(inviteNeeds).not.toContain('Administrator');
});

it('invites with what setup is tried with, and with all that setup asks for', () => {
  expect(invitedWith & ~bits.UseApplicationCommands).toBe(invitePermissions);
  expect(creatingNeeds.filter((name) => !inviteNeeds.includes(name))).toEqual([]);
});

it('names every privileged intent as the portal does, and all that the doctor looks at there', () => {
  const rows = table('page').map(([page, setting]) => `${page}: ${setting?.replaceAll('*', '')}`);
  const wanted = ['General Information: Interactions Endpoint URL', 'Bot: Requires OAuth2 Code Grant'];

  expect(rows).toEqual(expect.arrayContaining([...wanted, ...switchesOff(0).map((name) => `Bot: ${name}`)]));
});

it('has every channel with the name setup gives it', () => {
  const rows = table('channel').map(([setting, name, who]) => [setting, name, who]);

  expect(rows).toEqual(
    channelKinds.map((kind) => [
      `\`${kind}\``,
      `#${channelPlans[kind].name}`,
      channelPlans[kind].hidden ? 'the team' : 'members',
    ]),
  );
});

it('names every npm script somewhere people look', () => {
  const { scripts } = z
    .object({ scripts: z.record(z.string(), z.string()) })
    .parse(JSON.parse(readFileSync('package.json', 'utf8')));
  const texts = readme + readFileSync('CONTRIBUTING.md', 'utf8');
  const said = (name: string) => texts.includes(`npm run ${name}`) || texts.includes(`npm ${name}`);

  expect(Object.keys(scripts).filter((name) => !name.startsWith('pre') && !said(name))).toEqual([]);
});

it('runs only what package.json and the project have', () => {
  const blocks = Array.from(readme.matchAll(/```sh\n([^`]*)```/gu), (match) => match[1] ?? '').join('');
  const { scripts } = z
    .object({ scripts: z.record(z.string(), z.string()) })
    .parse(JSON.parse(readFileSync('package.json', 'utf8')));
  const wanted = Array.from(blocks.matchAll(/npm run (\w+)/gu), ([, name = '']) => name);
  const files = Array.from(`${blocks}${readme}`.matchAll(/(?:deploy\/[\w.]+|\.env\.example)/gu), ([file]) => file);

  expect(wanted.filter((name) => !Object.hasOwn(scripts, name))).toEqual([]);
  expect(files.length).toBeGreaterThan(5);
  expect(files.filter((file) => !existsSync(file))).toEqual([]);
});
