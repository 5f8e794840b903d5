import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  type ChatInputCommandInteraction,
  type Interaction,
  InteractionResponseType,
  MessageFlags,
  Routes,
} from 'discord.js';
import { expect, it } from 'vitest';
import { button, deferred, refusalOf, stage, textDisplay, textModal } from './interactions-scene.ts';

const ping = { name: 'ping', description: 'Says something' };
const find = {
  name: 'find',
  description: 'Finds something',
  options: [{ type: ApplicationCommandOptionType.String, name: 'what', description: 'What', autocomplete: true }],
} as const;

/** Answers past discord.js' own bookkeeping. */
function rawCallback(interaction: Interaction, body: object) {
  const route = Routes.interactionCallback(interaction.id, interaction.token);
  return interaction.client.rest.post(route, { auth: false, body });
}

function slash(handler: (interaction: ChatInputCommandInteraction) => unknown) {
  return (interaction: Interaction) => (interaction.isChatInputCommand() ? handler(interaction) : undefined);
}

it('gives the bot three seconds for the first callback', async () => {
  const arrived = deferred<ChatInputCommandInteraction>();
  const { clock, createPerson } = await stage([ping], slash(arrived.resolve));
  const mia = createPerson('Mia');

  const handle = mia.starts.runs('/ping');
  const interaction = await arrived.promise;
  clock.advance(3000);

  await expect(handle.answered).rejects.toThrow('did not respond');
  expect(await refusalOf(interaction.reply('Too late'))).toEqual({ code: 10062, status: 404 });
  expect(mia.answer).toBeNull();
});

it('takes a callback at the last moment before the three seconds', async () => {
  const arrived = deferred<ChatInputCommandInteraction>();
  const { clock, createPerson } = await stage([ping], slash(arrived.resolve));
  const mia = createPerson('Mia');

  const handle = mia.starts.runs('/ping');
  const interaction = await arrived.promise;
  clock.advance(2999);
  await interaction.reply('In time');
  await handle.settled;
  clock.advance(60_000);

  expect(handle).toMatchObject({ state: 'answered', answeredInMs: expect.any(Number) });
  expect(mia.answer?.text).toBe('In time');
});

it('refuses a second callback and keeps the first answer', async () => {
  const second = deferred<unknown>();
  const { createPerson } = await stage(
    [ping],
    slash(async (interaction) => {
      await interaction.reply('First');
      second.resolve(await refusalOf(rawCallback(interaction, { type: 4, data: { content: 'Second' } })));
    }),
  );
  const mia = createPerson('Mia');

  await mia.runs('/ping');

  expect(await second.promise).toEqual({ code: 40060, status: 400 });
  expect(mia.sees().map((message) => message.text)).toEqual(['First']);
});

it('knows no interaction with another token', async () => {
  const refusal = deferred<unknown>();
  const { createPerson } = await stage(
    [ping],
    slash(async (interaction) => {
      const route = Routes.interactionCallback(interaction.id, 'wrong');
      refusal.resolve(await refusalOf(interaction.client.rest.post(route, { auth: false, body: { type: 5 } })));
      await interaction.reply('Right');
    }),
  );

  await createPerson('Mia').runs('/ping');

  expect(await refusal.promise).toEqual({ code: 10062, status: 404 });
});

it('closes the token after fifteen minutes', async () => {
  const answered = deferred<ChatInputCommandInteraction>();
  const { clock, createPerson } = await stage(
    [ping],
    slash(async (interaction) => {
      await interaction.reply('Here');
      answered.resolve(interaction);
    }),
  );
  const mia = createPerson('Mia');
  await mia.runs('/ping');
  const interaction = await answered.promise;

  clock.advance(15 * 60_000 - 1);
  await interaction.editReply('Still here');
  clock.advance(1);

  const expired = { code: 50027, status: 401 };
  expect(await refusalOf(interaction.editReply('Gone'))).toEqual(expired);
  expect(await refusalOf(interaction.followUp('Gone'))).toEqual(expired);
  expect(await refusalOf(interaction.fetchReply())).toEqual(expired);
  expect(await refusalOf(interaction.deleteReply())).toEqual(expired);
  expect(mia.answer?.text).toBe('Still here');
});

it('refuses a follow-up before the first callback', async () => {
  const refusal = deferred<unknown>();
  const { createPerson } = await stage(
    [ping],
    slash(async (interaction) => {
      refusal.resolve(await refusalOf(interaction.webhook.send('Too early')));
      await interaction.reply('Now');
    }),
  );

  await createPerson('Mia').runs('/ping');

  expect(await refusal.promise).toMatchObject({ code: 10015 });
});

it.each([
  ['an update', { type: InteractionResponseType.UpdateMessage, data: { content: 'x' } }],
  ['a deferred update', { type: InteractionResponseType.DeferredMessageUpdate }],
  ['suggestions', { type: InteractionResponseType.ApplicationCommandAutocompleteResult, data: { choices: [] } }],
  ['a pong', { type: InteractionResponseType.Pong }],
  ['an empty message', { type: InteractionResponseType.ChannelMessageWithSource, data: {} }],
  ['a message of 2001 characters', { type: 4, data: { content: 'x'.repeat(2001) } }],
  ['a deferred answer with the Components V2 flag', { type: 5, data: { flags: MessageFlags.IsComponentsV2 } }],
  [
    'a modal of six fields',
    { type: 9, data: { ...textModal('m', 'M'), components: Array.from({ length: 6 }, textDisplay) } },
  ],
])('refuses %s as answer to a slash command, which can still be answered', async (_, body) => {
  const refusal = deferred<unknown>();
  const { createPerson } = await stage(
    [ping],
    slash(async (interaction) => {
      refusal.resolve(await refusalOf(rawCallback(interaction, body)));
      await interaction.reply('All the same');
    }),
  );
  const mia = createPerson('Mia');

  await mia.runs('/ping');

  expect(await refusal.promise).toMatchObject({ status: 400 });
  expect(mia.answer?.text).toBe('All the same');
});

it('refuses a modal in answer to a modal, and an update where no message stands behind it', async () => {
  const refusals = deferred<unknown[]>();
  const { createPerson } = await stage([ping], async (interaction) => {
    if (interaction.isChatInputCommand()) await interaction.showModal(textModal('m', 'What?'));
    if (!interaction.isModalSubmit()) return;
    const bodies = [{ type: 9, data: textModal('n', 'More?') }, { type: 6 }, { type: 7, data: { content: 'x' } }];
    refusals.resolve(await Promise.all(bodies.map((body) => refusalOf(rawCallback(interaction, body)))));
    await interaction.reply('Thanks');
  });
  const mia = createPerson('Mia');
  await mia.runs('/ping');

  await mia.fillsIn({ 'What?': 'This' });

  const invalid = { code: 50035, status: 400 };
  expect(await refusals.promise).toEqual([invalid, invalid, invalid]);
});

it('takes only suggestions as answer to an autocomplete, and only for it', async () => {
  const refusal = deferred<unknown>();
  const { createPerson } = await stage([find], async (interaction) => {
    if (!interaction.isAutocomplete()) return;
    refusal.resolve(await refusalOf(rawCallback(interaction, { type: 4, data: { content: 'x' } })));
    await interaction.respond([{ name: 'C-12 (open)', value: 'C-12' }]);
  });

  expect(await createPerson('Mia').types('/find', { what: 'C-' })).toEqual([{ name: 'C-12 (open)', value: 'C-12' }]);
  expect(await refusal.promise).toEqual({ code: 50035, status: 400 });
});

it('refuses more than 25 suggestions', async () => {
  const refusal = deferred<unknown>();
  const { createPerson } = await stage([find], async (interaction) => {
    if (!interaction.isAutocomplete()) return;
    const choices = Array.from({ length: 26 }, (_, index) => ({ name: `${index}`, value: `${index}` }));
    refusal.resolve(await refusalOf(rawCallback(interaction, { type: 8, data: { choices } })));
    await interaction.respond([]);
  });

  expect(await createPerson('Mia').types('/find', { what: '' })).toEqual([]);
  expect(await refusal.promise).toEqual({ code: 50035, status: 400 });
});

it('updates the message a button stands on, also from the modal the button opened', async () => {
  const { createPerson } = await stage([ping], async (interaction) => {
    if (interaction.isChatInputCommand())
      await interaction.reply({ content: 'Card', components: [button('note', 'Note')] });
    if (interaction.isButton()) await interaction.showModal(textModal('m', 'Note'));
    if (interaction.isModalSubmit() && interaction.isFromMessage()) {
      await interaction.update({ content: `Card: ${interaction.fields.getTextInputValue('text')}`, components: [] });
    }
  });
  const mia = createPerson('Mia');
  await mia.runs('/ping');
  await mia.presses('Note');

  await mia.fillsIn({ text: 'seen' });

  expect(mia.sees().map((message) => message.text)).toEqual(['Card: seen']);
});

it('waits for a deferred update to be filled in', async () => {
  const { createPerson } = await stage([ping], async (interaction) => {
    if (interaction.isChatInputCommand())
      await interaction.reply({ content: 'Card', components: [button('go', 'Go')] });
    if (!interaction.isButton()) return;
    await interaction.deferUpdate();
    await interaction.editReply({ content: 'Gone', components: [] });
  });
  const mia = createPerson('Mia');
  await mia.runs('/ping');

  await mia.presses('Go');

  expect(mia.answer?.text).toBe('Gone');
});

it('knows the menus of users and messages by their target', async () => {
  const seen: string[] = [];
  const { createPerson } = await stage(
    [
      { type: ApplicationCommandType.User, name: 'Report user' },
      { type: ApplicationCommandType.Message, name: 'Report message' },
    ],
    async (interaction) => {
      if (interaction.isUserContextMenuCommand()) seen.push(`user ${interaction.targetUser.username}`);
      if (interaction.isMessageContextMenuCommand()) seen.push(`message ${interaction.targetMessage.content}`);
      if (interaction.isRepliable()) await interaction.reply({ content: 'Noted', flags: MessageFlags.Ephemeral });
    },
  );
  const mia = createPerson('Mia');
  const tom = createPerson('Tom');
  const insult = tom.says('You fool');

  await mia.usesUserMenu('Report user', tom);
  await mia.usesMessageMenu('Report message', insult);

  expect(seen).toEqual(['user tom', 'message You fool']);
});

it('delivers the same interaction twice on demand, and only one of them can be answered', async () => {
  const outcomes: unknown[] = [];
  const both = deferred<void>();
  const { interactions, createPerson } = await stage(
    [ping],
    slash(async (interaction) => {
      outcomes.push([interaction.id, await refusalOf(interaction.reply('Once'))]);
      if (outcomes.length === 2) both.resolve();
    }),
  );
  const mia = createPerson('Mia');

  const { interactionId } = await mia.runs('/ping');
  interactions.redeliver(mia.lastInteraction ?? {});
  await both.promise;

  expect(outcomes).toEqual([
    [interactionId, null],
    [interactionId, { code: 40060, status: 400 }],
  ]);
  expect(mia.sees()).toHaveLength(1);
});
