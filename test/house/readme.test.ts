import { readFileSync } from 'node:fs';
import { ApplicationCommandOptionType } from 'discord.js';
import { expect, it } from 'vitest';
import { Environment } from '../../src/config.ts';
import { registry } from '../../src/discord/registry.ts';

const readme = readFileSync('README.md', 'utf8');
const tableRows = readme.split('\n').filter((line) => line.startsWith('|'));
const named = tableRows.flatMap((line) =>
  Array.from((line.split('|')[1] ?? '').matchAll(/`([^`]+)`/gu), (match) => match[1] ?? ''),
);

/** `/case view`, `/report`: every command as people type it, options left out. */
const commands = registry.commands.flatMap(({ data }) => {
  const options = 'options' in data ? (data.options ?? []) : [];
  const subcommands = options.filter(({ type }) => type === ApplicationCommandOptionType.Subcommand);
  return subcommands.length === 0 ? [`/${data.name}`] : subcommands.map(({ name }) => `/${data.name} ${name}`);
});

const byName = (a: string, b: string) => a.localeCompare(b);

it('has every command in its table, and no other', () => {
  const written = named.filter((name) => name.startsWith('/')).map((name) => name.replace(/ \[.*$/u, ''));

  expect(written.toSorted(byName)).toEqual(commands.toSorted(byName));
});

it('has every variable of the environment in its table, and no other', () => {
  const written = named.filter((name) => /^[A-Z_]+$/u.test(name));

  expect(written.toSorted(byName)).toEqual(Object.keys(Environment.shape).toSorted(byName));
});

it('opens with the two commands a newcomer needs', () => {
  const blocks = Array.from(readme.matchAll(/```sh\n([^`]*)```/gu), (match) => match[1]?.trim());

  expect(blocks.slice(0, 2)).toEqual(['npm ci && npm run demo', 'npm ci && npm test']);
});
