import {
  ApplicationCommandOptionType,
  type ChatInputCommandInteraction,
  type Interaction,
  MessageFlags,
} from 'discord.js';
import { expect, it } from 'vitest';
import { bits } from '../support/discord-server/rules/permissions.ts';
import { addRole } from '../support/discord-server/world/guilds.ts';
import { deferred, refusalOf, stage, textDisplay } from './interactions-scene.ts';

const ping = { name: 'ping', description: 'Says something' };

function slash(handler: (interaction: ChatInputCommandInteraction) => unknown) {
  return (interaction: Interaction) => (interaction.isChatInputCommand() ? handler(interaction) : undefined);
}

it('shows an ephemeral answer to the one who asked, and to nobody else', async () => {
  const { createPerson, owner, client, place } = await stage(
    [ping],
    slash((interaction) => interaction.reply({ content: 'A secret', flags: MessageFlags.Ephemeral })),
  );
  const mia = createPerson('Mia');
  const tom = createPerson('Tom');
  const channel = place('general');

  await mia.runs('/ping', {}, { in: channel });

  expect(mia.answer).toMatchObject({ text: 'A secret', ephemeral: true });
  expect(mia.sees(channel).map((message) => message.text)).toEqual(['A secret']);
  expect(tom.sees(channel)).toEqual([]);
  expect(owner.seesNothingOf('secret')).toBe(true);
  expect(await client.rest.get(`/channels/${channel.id}/messages`)).toEqual([]);
});

it('shows "is thinking" until a deferred answer is filled in', async () => {
  const go = deferred<void>();
  const { createPerson } = await stage(
    [ping],
    slash(async (interaction) => {
      await interaction.deferReply();
      await go.promise;
      await interaction.editReply('Done');
    }),
  );
  const mia = createPerson('Mia');

  const handle = mia.starts.runs('/ping');
  await handle.answered;
  expect(mia.answer).toMatchObject({ text: '', loading: true });
  go.resolve();
  await handle.settled;

  expect(mia.answer).toMatchObject({ text: 'Done', loading: false });
  expect(mia.answer?.message.edited_timestamp).toBeNull();
});

it('keeps a deferred answer ephemeral, and a public one public, whatever comes later', async () => {
  const { createPerson } = await stage(
    [ping, { ...ping, name: 'pong' }],
    slash(async (interaction) => {
      const hidden = interaction.commandName === 'ping';
      await interaction.deferReply(hidden ? { flags: MessageFlags.Ephemeral } : {});
      await interaction.webhook.send({ content: 'Filled in', ...(hidden ? {} : { flags: MessageFlags.Ephemeral }) });
      await interaction.followUp('Then this');
    }),
  );
  const mia = createPerson('Mia');
  const tom = createPerson('Tom');

  await mia.runs('/ping');
  await mia.runs('/pong');

  const visible = tom.sees().map((message) => message.text);
  expect(visible).toEqual(expect.arrayContaining(['Filled in']));
  expect(visible.filter((text) => text === 'Filled in')).toHaveLength(1);
  expect(mia.sees().filter((message) => message.text === 'Filled in')).toMatchObject([
    { ephemeral: true },
    { ephemeral: false },
  ]);
});

it('takes Components V2 with the edit that fills in a deferred answer', async () => {
  const { createPerson } = await stage(
    [ping],
    slash(async (interaction) => {
      await interaction.deferReply({ flags: MessageFlags.Ephemeral });
      await interaction.editReply({ components: [textDisplay('## Card')], flags: MessageFlags.IsComponentsV2 });
    }),
  );
  const mia = createPerson('Mia');

  await mia.runs('/ping');

  expect(mia.answer).toMatchObject({ text: '## Card', ephemeral: true });
});

it('reads, edits and deletes the original and the messages after it', async () => {
  const outcome = deferred<unknown[]>();
  const { createPerson } = await stage(
    [ping],
    slash(async (interaction) => {
      await interaction.reply('First');
      const second = await interaction.followUp({ content: 'Second', flags: MessageFlags.Ephemeral });
      await interaction.editReply({ message: second, content: 'Second, edited' });
      const read = await interaction.fetchReply(second.id);
      await interaction.deleteReply();
      outcome.resolve([read.content, await refusalOf(interaction.fetchReply())]);
    }),
  );
  const mia = createPerson('Mia');

  await mia.runs('/ping');

  expect(await outcome.promise).toEqual(['Second, edited', { code: 10008, status: 404 }]);
  expect(mia.sees().map((message) => message.text)).toEqual(['Second, edited']);
});

it('answers a callback with the message it made, if asked to', async () => {
  const made = deferred<unknown>();
  const { createPerson } = await stage(
    [ping],
    slash(async (interaction) => {
      const response = await interaction.reply({ content: 'Hello', flags: MessageFlags.Ephemeral, withResponse: true });
      const { type, responseMessageEphemeral, responseMessageLoading } = response.interaction;
      made.resolve({
        text: response.resource?.message?.content,
        type,
        responseMessageEphemeral,
        responseMessageLoading,
      });
    }),
  );

  await createPerson('Mia').runs('/ping');

  expect(await made.promise).toEqual({
    text: 'Hello',
    type: 2,
    responseMessageEphemeral: true,
    responseMessageLoading: false,
  });
});

it('pings people and neither roles nor everyone, unless told otherwise', async () => {
  const text = deferred<string>();
  const { createPerson, world, guild } = await stage(
    [ping],
    slash(async (interaction) => interaction.reply(await text.promise)),
  );
  const staff = addRole(world, guild, { name: 'Staff', mentionable: true });
  const mia = createPerson('Mia');
  const tom = createPerson('Tom');
  const eve = createPerson('Eve', [staff]);
  text.resolve(`${tom.mention} <@&${staff.id}> @everyone`);

  await mia.runs('/ping');

  expect(tom.pings.map((one) => one.how)).toEqual(['mention']);
  expect(eve.pings).toEqual([]);
});

it('sends a file with the callback, and the person can see it', async () => {
  const { createPerson } = await stage(
    [ping],
    slash((interaction) =>
      interaction.reply({
        content: 'Here',
        files: [{ attachment: Buffer.from('a,b'), name: 'list.csv', description: 'A list' }],
      }),
    ),
  );
  const mia = createPerson('Mia');

  await mia.runs('/ping');

  expect(mia.answer?.attachments).toMatchObject([{ filename: 'list.csv', size: 3, description: 'A list' }]);
  expect(mia.reads()).toContain('list.csv');
});

it('tells the bot who asks, where, and with which rights', async () => {
  const told = deferred<ChatInputCommandInteraction>();
  const option = {
    type: ApplicationCommandOptionType.User,
    name: 'member',
    description: 'Who',
    required: true,
  } as const;
  const { createPerson, guild, place } = await stage(
    [{ ...ping, options: [option] }],
    slash(async (interaction) => {
      told.resolve(interaction);
      await interaction.reply('.');
    }),
  );
  const mia = createPerson('Mia');
  const tom = createPerson('Tom');
  const channel = place('general');
  channel.permission_overwrites.push({ id: mia.id, type: 1, allow: bits.ManageMessages, deny: 0n });

  await mia.runs('/ping', { member: tom });
  const interaction = await told.promise;

  expect(interaction).toMatchObject({
    guildId: guild.id,
    channelId: channel.id,
    locale: 'en-US',
    guildLocale: 'en-US',
    context: 0,
  });
  expect(interaction.user.username).toBe('mia');
  expect(interaction.memberPermissions?.has('ManageMessages')).toBe(true);
  expect(interaction.appPermissions.has('ManageThreads')).toBe(true);
  expect(interaction.attachmentSizeLimit).toBe(10 * 1024 * 1024);
  expect(interaction.options.getUser('member', true).id).toBe(tom.id);
  expect(interaction.options.getMember('member')).toMatchObject({ id: tom.id });
  expect(interaction.options.resolved?.members?.size).toBe(1);
});

it('lets a person use a command in a DM, without guild and member', async () => {
  const told = deferred<ChatInputCommandInteraction>();
  const { createPerson } = await stage(
    [{ ...ping, contexts: [1] }],
    slash(async (interaction) => {
      told.resolve(interaction);
      await interaction.reply('Only between us');
    }),
  );
  const mia = createPerson('Mia');

  await mia.runs('/ping', {}, { in: 'dm' });

  expect(await told.promise).toMatchObject({ guildId: null, member: null, context: 1, memberPermissions: null });
  expect(mia.dms.map((message) => message.text)).toEqual(['Only between us']);
});
