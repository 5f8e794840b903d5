import { SlashCommandBuilder } from 'discord.js';
import { expect, it } from 'vitest';
import { CommandBook } from '../support/discord-server/interactions/command-book.ts';
import { validateCommand, validateCommands } from '../support/discord-server/rules/command-limits.ts';

const text = (fields: object = {}) => ({ type: 3, name: 'text', description: 'Some text', ...fields });
const slash = (fields: object = {}) => ({ name: 'report', description: 'Report somebody', ...fields });
const subcommand = (name: string, options: object[] = []) => ({ type: 1, name, description: 'A subcommand', options });
const many = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));

it('takes what the builders of discord.js make', () => {
  const built = new SlashCommandBuilder()
    .setName('case')
    .setDescription('Cases')
    .addSubcommandGroup((group) =>
      group
        .setName('party')
        .setDescription('People')
        .addSubcommand((one) =>
          one
            .setName('add')
            .setDescription('Add somebody')
            .addUserOption((option) => option.setName('person').setDescription('Who').setRequired(true))
            .addStringOption((option) =>
              option.setName('role').setDescription('As what').addChoices({ name: 'Witness', value: 'w' }),
            ),
        ),
    );

  expect(validateCommand(built.toJSON())).toMatchObject({
    name: 'case',
    type: 1,
    options: [{ name: 'party', type: 2 }],
  });
});

it.each([
  ['an upper-case name', slash({ name: 'Report' })],
  ['a name with a space', slash({ name: 'my report' })],
  ['a name of 33 characters', slash({ name: 'r'.repeat(33) })],
  ['no description', { name: 'report' }],
  ['a description of 101 characters', slash({ description: 'd'.repeat(101) })],
  ['26 options', slash({ options: many(26, (index) => text({ name: `o${index}` })) })],
  ['26 choices', slash({ options: [text({ choices: many(26, (index) => ({ name: `c${index}`, value: 'v' })) })] })],
  ['a choice of 101 characters', slash({ options: [text({ choices: [{ name: 'c', value: 'v'.repeat(101) }] })] })],
  ['a required option after an optional one', slash({ options: [text(), text({ name: 'b', required: true })] })],
  ['two options of one name', slash({ options: [text(), text()] })],
  [
    'autocomplete beside choices',
    slash({ options: [text({ autocomplete: true, choices: [{ name: 'a', value: 'b' }] })] }),
  ],
  ['values beside subcommands', slash({ options: [subcommand('a'), text()] })],
  [
    'a group inside a group',
    slash({ options: [{ ...subcommand('a'), type: 2, options: [{ ...subcommand('b'), type: 2 }] }] }),
  ],
  ['26 subcommands', slash({ options: many(26, (index) => subcommand(`s${index}`)) })],
  ['an unknown context', slash({ contexts: [3] })],
  ['permissions that are no bit set', slash({ default_member_permissions: 'ManageGuild' })],
  ['a user menu with a description', { type: 2, name: 'Report user', description: 'x' }],
  ['a text longer than 6000', slash({ options: [text({ max_length: 6001 })] })],
])('refuses a command with %s', (_, json) => {
  expect(() => validateCommand(json)).toThrow(expect.objectContaining({ status: 400, code: 50035 }));
});

it('counts the longest language of every text towards the 8000 characters', () => {
  const wordy = (length: number) =>
    slash({
      options: many(24, (index) => ({
        ...subcommand(`s${index}`),
        options: many(4, (inner) =>
          text({ name: `o${inner}`, description: 'x', description_localizations: { de: 'd'.repeat(length) } }),
        ),
      })),
    });

  expect(() => validateCommand(wordy(75))).not.toThrow();
  expect(() => validateCommand(wordy(90))).toThrow(expect.objectContaining({ code: 50035 }));
});

it('takes 15 user menus in one scope and refuses the sixteenth', () => {
  const menus = (count: number) => many(count, (index) => ({ type: 2, name: `Menu ${index}` }));

  expect(validateCommands(menus(15))).toHaveLength(15);
  expect(() => validateCommands(menus(16))).toThrow(expect.objectContaining({ code: 50035 }));
});

it('names the wrong field where discord.js looks for it', () => {
  const wrong = [slash(), slash({ name: 'other', options: [text({ description: '' })] })];

  expect(() => validateCommands(wrong)).toThrow(
    expect.objectContaining({ errors: { 1: { options: { 0: { description: { _errors: [expect.anything()] } } } } } }),
  );
});

it('keeps the id of a command that is registered again, and drops what the list no longer has', () => {
  let ids = 0;
  const book = new CommandBook(() => String((ids += 1)));
  const [report, gone] = book.replaceAll(null, [slash(), slash({ name: 'gone' })]);

  const [again] = book.replaceAll(null, [slash({ description: 'New words' })]);

  expect(again?.id).toBe(report?.id);
  expect(book.all.map((command) => command.form.name)).toEqual(['report']);
  expect(() => book.get(null, gone?.id ?? '')).toThrow(expect.objectContaining({ code: 10063 }));
});
