import { readFileSync } from 'node:fs';
import { ApplicationCommandOptionType } from 'discord.js';
import { expect, it } from 'vitest';
import { Environment } from '../../src/config.ts';
import { registry } from '../../src/discord/registry.ts';
import { defaultSettings, shownSetting } from '../../src/discord/views/setting-values.ts';
import { settingDefinitions } from '../../src/domain/setting-definitions.ts';
import { settingsPage } from '../../src/texts/en/settings.ts';

const readme = readFileSync('README.md', 'utf8');
const tableRows = readme.split('\n').filter((line) => line.startsWith('|'));
const named = tableRows.flatMap((line) =>
  Array.from((line.split('|')[1] ?? '').matchAll(/`([^`]+)`/gu), (match) => match[1] ?? ''),
);

/** `/case view`, `/report`: every command as people type it, options left out; and the entries of menus. */
const slashCommands = registry.commands.flatMap(({ data }) => {
  const options = 'options' in data ? (data.options ?? []) : [];
  const subcommands = options.filter(({ type }) => type === ApplicationCommandOptionType.Subcommand);
  return subcommands.length === 0 ? [`/${data.name}`] : subcommands.map(({ name }) => `/${data.name} ${name}`);
});

const menus = [...registry.userMenus, ...registry.messageMenus].map(({ data }) => data.name);
const commands = [...slashCommands, ...menus];

const byName = (a: string, b: string) => a.localeCompare(b);

it('has every command in its table, and no other', () => {
  // Entries of menus are written as people read them there: *Report user*.
  const isCommand = (name: string) => /^\/|^[A-Z][a-z]+ /u.test(name);
  const written = named.filter(isCommand).map((name) => name.replace(/ \[.*$/u, ''));

  expect(written.toSorted(byName)).toEqual(commands.toSorted(byName));
});

it('has every variable of the environment in its table, and no other', () => {
  const written = named.filter((name) => /^[A-Z_]+$/u.test(name));

  expect(written.toSorted(byName)).toEqual(Object.keys(Environment.shape).toSorted(byName));
});

it('has every setting with its default in its table, and no other', () => {
  const cells = tableRows.map((line) => line.split('|').map((cell) => cell.trim()));
  const keys = settingDefinitions.map(({ key }) => key);
  const written = cells.flatMap(([, name = '', value = '']) => {
    const key = keys.find((one) => name === `\`${one}\``);
    return key === undefined ? [] : [[key, value] as const];
  });
  const shown = keys.map((key) => [key, shownSetting(key, defaultSettings).replace(settingsPage.nothing, 'none')]);

  expect(written).toEqual(shown);
});

it('opens with the two commands a newcomer needs', () => {
  const blocks = Array.from(readme.matchAll(/```sh\n([^`]*)```/gu), (match) => match[1]?.trim());

  expect(blocks.slice(0, 2)).toEqual(['npm ci && npm run demo', 'npm ci && npm test']);
});
