import { ApplicationCommandOptionType as Option, ApplicationCommandType, type Interaction } from 'discord.js';
import { expect, it } from 'vitest';
import { addChannel, setOverwrite } from '../support/discord-server/world/channels.ts';
import { bits } from '../support/discord-server/rules/permissions.ts';
import { deferred, stage } from './interactions-scene.ts';

const everywhere = { name: 'help', description: 'Helps' };
const setup = {
  name: 'setup',
  description: 'Sets up',
  defaultMemberPermissions: bits.ManageGuild,
  contexts: [0],
  options: [
    { type: Option.Subcommand, name: 'start', description: 'Starts' },
    {
      type: Option.SubcommandGroup,
      name: 'role',
      description: 'Roles',
      options: [
        {
          type: Option.Subcommand,
          name: 'add',
          description: 'Adds',
          options: [{ type: Option.Role, name: 'role', description: 'Which' }],
        },
      ],
    },
  ],
} as const;
const open = {
  name: 'open',
  description: 'Opens',
  options: [
    { type: Option.String, name: 'title', description: 'Title', required: true, minLength: 3, maxLength: 10 },
    { type: Option.String, name: 'kind', description: 'Kind', choices: [{ name: 'Insult', value: 'insult' }] },
    { type: Option.Integer, name: 'days', description: 'Days', minValue: 1, maxValue: 28 },
    { type: Option.Boolean, name: 'urgent', description: 'Urgent?' },
    { type: Option.Channel, name: 'channel', description: 'Where', channelTypes: [0] },
    { type: Option.Attachment, name: 'file', description: 'Proof' },
    { type: Option.Mentionable, name: 'about', description: 'About' },
  ],
} as const;
const menu = { type: ApplicationCommandType.User, name: 'Report user' } as const;

/** Answers every command with what it was asked. */
async function echo(interaction: Interaction) {
  if (interaction.isCommand()) await interaction.reply(interaction.commandName);
}

it('runs subcommands and groups with their options', async () => {
  const answered = deferred<unknown>();
  const { createPerson, owner, roles } = await stage(
    [setup],
    async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      const { options } = interaction;
      answered.resolve([options.getSubcommandGroup(), options.getSubcommand(), options.getRole('role')?.name]);
      await interaction.reply('Done');
    },
    { roles: { Staff: {} } },
  );
  createPerson('Mia');

  await owner.runs('/setup role add', { role: roles.Staff });

  expect(await answered.promise).toEqual(['role', 'add', 'Staff']);
});

it('carries every kind of option', async () => {
  const answered = deferred<unknown>();
  const { createPerson, place } = await stage([open], async (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    const { options } = interaction;
    answered.resolve([
      options.getString('title'),
      options.getString('kind'),
      options.getInteger('days'),
      options.getBoolean('urgent'),
      options.getChannel('channel')?.name,
      options.getAttachment('file')?.name,
      options.getMentionable('about') !== null,
    ]);
    await interaction.reply('Done');
  });
  const mia = createPerson('Mia');
  const file = { name: 'chat.png', bytes: Buffer.from('png') };

  await mia.runs('/open', {
    title: 'A case',
    kind: 'Insult',
    days: 7,
    urgent: true,
    channel: place('general'),
    file,
    about: mia,
  });

  expect(await answered.promise).toEqual(['A case', 'insult', 7, true, 'general', 'chat.png', true]);
});

it.each([
  ['without a required option', {}, '"title" is required'],
  ['with a text that is too short', { title: 'ab' }, 'at least 3'],
  ['with a text that is too long', { title: 'a'.repeat(11) }, 'at most 10'],
  ['with a choice that is not offered', { title: 'abc', kind: 'Murder' }, 'does not offer "Murder"'],
  ['with a number that is too small', { title: 'abc', days: 0 }, 'at least 1'],
  ['with a number that is too large', { title: 'abc', days: 29 }, 'at most 28'],
  ['with half a day', { title: 'abc', days: 1.5 }, 'a whole number'],
  ['with words for yes or no', { title: 'abc', urgent: 'yes' }, 'true or false'],
  ['with a name instead of a choice', { title: 'abc', about: 'Mia' }, 'a choice from the list'],
  ['with an option it does not have', { title: 'abc', colour: 'red' }, 'has no option "colour"'],
])('does not send a command %s', async (_, options, message) => {
  const { createPerson, interactions } = await stage([open], echo);

  await expect(createPerson('Mia').runs('/open', options)).rejects.toThrow(message);

  expect(interactions.all).toEqual([]);
});

it('does not offer what is not registered', async () => {
  const { createPerson } = await stage([setup, everywhere], echo);
  const mia = createPerson('Mia');

  await expect(mia.runs('/unknown')).rejects.toThrow('There is no command /unknown here');
  await expect(mia.runs('/help me')).rejects.toThrow('There is no command /help me here');
  await expect(mia.usesUserMenu('Report user', mia)).rejects.toThrow('no entry "Report user"');
});

it('does not run a command by itself that has subcommands', async () => {
  const { owner } = await stage([setup], echo);

  await expect(owner.runs('/setup')).rejects.toThrow('choose one of: start, role');
});

it('offers a command only to those who hold its permissions, and zero to administrators only', async () => {
  const { createPerson, owner, roles } = await stage([setup, { ...everywhere, defaultMemberPermissions: 0n }], echo, {
    roles: { Lead: { permissions: bits.ManageGuild } },
  });
  const lead = createPerson('Lea', roles.Lead === undefined ? [] : [roles.Lead]);

  await expect(createPerson('Mia').runs('/setup start')).rejects.toThrow('lack the permission');
  await expect(lead.runs('/help')).rejects.toThrow('lack the permission');
  await expect(lead.runs('/setup start')).resolves.toMatchObject({ state: 'answered' });
  await expect(owner.runs('/help')).resolves.toMatchObject({ state: 'answered' });
});

it('offers no guild-only command in a DM, and no commands where they are switched off', async () => {
  const { createPerson, owner, place } = await stage([setup, everywhere, menu], echo);
  const mia = createPerson('Mia');
  const { id } = owner;

  await expect(owner.runs('/setup start', {}, { in: 'dm' })).rejects.toThrow('There is no command');
  await expect(mia.runs('/help', {}, { in: 'dm' })).resolves.toMatchObject({ state: 'answered' });
  setOverwriteFor(place('general').guild_id ?? '', bits.SendMessages);
  await expect(mia.usesUserMenu('Report user', { id })).rejects.toThrow('lack the permission');
  setOverwriteFor(place('general').guild_id ?? '', bits.UseApplicationCommands);
  await expect(mia.runs('/help')).rejects.toThrow('lack the permission');

  function setOverwriteFor(roleId: string, deny: bigint) {
    place('general').permission_overwrites = [{ id: roleId, type: 0, allow: 0n, deny }];
  }
});

it('offers nothing in a channel the person cannot see, nor to somebody in timeout', async () => {
  const { createPerson, world, guild } = await stage([everywhere], echo);
  const hidden = addChannel(world, guild, { name: 'staff' });
  setOverwrite(world, hidden, guild.id, { id: guild.id, type: 0, allow: 0n, deny: bits.ViewChannel });
  const mia = createPerson('Mia');

  await expect(mia.runs('/help', {}, { in: hidden })).rejects.toThrow('sees no channel "staff"');
  const member = guild.members.get(mia.id);
  if (member !== undefined) member.communication_disabled_until = new Date(world.clock.now() + 60_000).toISOString();
  await expect(mia.runs('/help')).rejects.toThrow('lack the permission');
});
