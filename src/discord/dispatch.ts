import type {
  APIMessage,
  Interaction,
  InteractionReplyOptions,
  InteractionUpdateOptions,
  MessageComponentInteraction,
  MessageContextMenuCommandInteraction,
  ModalSubmitInteraction,
  RepliableInteraction,
  UserContextMenuCommandInteraction,
} from 'discord.js';
import { DiscordAPIError, MessageFlags } from 'discord.js';
import { sorry } from '../texts/en/common.ts';
import { contextOf } from './asker.ts';
import { decodeCustomId } from './custom-id.ts';
import { sortDiscordError } from './discord-error.ts';
import { gate } from './gate.ts';
import type { Answer, Context, MessageMenu, Services, Shown, SlashCommand, UserMenu } from './handler.ts';
import { registry } from './registry.ts';
import { says, withWords } from './with-words.ts';

/**
 * The one door for interactions: finds the handler, asks for access, runs, answers, catches. Nothing a person does here
 * ends the process, and every one gets an answer (SPEC 12.5).
 */
export async function dispatch(
  interaction: Interaction,
  services: Services,
  target: APIMessage | null = null,
): Promise<void> {
  try {
    const context = await contextOf(interaction, services);
    if (interaction.isAutocomplete()) return await suggest(interaction, context);
    if (interaction.isContextMenuCommand())
      await answer(interaction, context, await menu(interaction, context, target));
    else if (interaction.isRepliable()) await answer(interaction, context, await route(interaction, context));
  } catch (err) {
    services.log.error({ err, interactionId: interaction.id }, 'interaction failed');
    await apologise(interaction);
  }
}

async function route(interaction: RepliableInteraction, context: Context): Promise<Answer> {
  if (interaction.isChatInputCommand()) {
    const command = commandNamed(interaction.commandName);
    if (command === undefined) return says(sorry.unknownCommand);
    return gate(command, context) ?? (await command.run(interaction, context));
  }
  if (interaction.isMessageComponent()) return component(interaction, context);
  return interaction.isModalSubmit() ? modal(interaction, context) : says(sorry.unknownCommand);
}

async function menu(
  interaction: UserContextMenuCommandInteraction | MessageContextMenuCommandInteraction,
  context: Context,
  target: APIMessage | null,
): Promise<Answer> {
  const isIt = ({ data }: UserMenu | MessageMenu) => data.name === interaction.commandName;
  if (interaction.isUserContextMenuCommand()) {
    const entry = registry.userMenus.find(isIt);
    if (entry === undefined) return says(sorry.unknownCommand);
    return gate(entry, context) ?? (await entry.run(interaction.targetUser, context));
  }
  const entry = registry.messageMenus.find(isIt);
  if (entry === undefined) return says(sorry.unknownCommand);
  return gate(entry, context) ?? (await entry.run(target, context));
}

async function component(interaction: MessageComponentInteraction, context: Context): Promise<Answer> {
  const customId = decodeCustomId(interaction.customId);
  const handler = registry.components.find((one) => one.verb === customId?.verb);
  if (customId === null || handler === undefined) return says(sorry.outdatedButton);
  return gate(handler, context) ?? (await handler.run(interaction, context, customId));
}

async function modal(interaction: ModalSubmitInteraction, context: Context): Promise<Answer> {
  const customId = decodeCustomId(interaction.customId);
  const handler = registry.modals.find((one) => one.verb === customId?.verb);
  if (customId === null || handler === undefined) return withWords(sorry.outdatedButton, interaction);
  const refused = gate(handler, context);
  if (refused === null) return await handler.run(interaction, context, customId);
  const reason = 'payload' in refused ? refused.payload.content : undefined;
  return reason === undefined ? refused : withWords(reason, interaction);
}

async function suggest(interaction: Extract<Interaction, { type: 4 }>, context: Context): Promise<void> {
  const command = commandNamed(interaction.commandName);
  const allowed = command !== undefined && gate(command, context) === null;
  const values = allowed ? ((await command.suggest?.(interaction, context)) ?? []) : [];
  await interaction.respond(values.slice(0, 25).map((value) => ({ name: value, value })));
}

const commandNamed = (name: string): SlashCommand | undefined =>
  registry.commands.find((command) => command.data.name === name);

async function answer(interaction: RepliableInteraction, context: Context, given: Answer): Promise<void> {
  switch (given.show) {
    case 'modal':
      if (interaction.isModalSubmit()) throw new Error('A form cannot be answered with a form');
      await interaction.showModal(given.modal);
      return;
    case 'message':
      return replyOnce(interaction, context, given);
    case 'redraw':
      return redraw(interaction, given);
    case 'later':
      return answerLater(interaction, given);
  }
}

async function replyOnce(
  interaction: RepliableInteraction,
  context: Context,
  shown: Extract<Shown, { show: 'message' }>,
) {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return void (await interaction.reply(toReply(shown.payload)));
    } catch (err) {
      if (err instanceof DiscordAPIError && err.code === alreadyAnswered) return;
      if (attempt < answersAtMost && sortDiscordError(err).sort === 'again') continue;
      context.log.warn({ err, interactionId: interaction.id }, 'answer not shown');
      return await shown.unseen?.();
    }
  }
}

/** A hiccup of Discord is answered over at once: the person has three seconds. */
const answersAtMost = 2;

/** Discord has this answer already: our first try got through although its reply did not. */
const alreadyAnswered = 40060;

async function redraw(interaction: RepliableInteraction, shown: Extract<Shown, { show: 'redraw' }>) {
  if (interaction.isMessageComponent() || (interaction.isModalSubmit() && interaction.isFromMessage())) {
    await interaction.update(toUpdate(shown.payload));
  } else {
    await interaction.reply(toReply(shown.payload));
  }
}

async function answerLater(interaction: RepliableInteraction, later: Extract<Answer, { show: 'later' }>) {
  if (later.redraws === true && interaction.isMessageComponent()) await interaction.deferUpdate();
  else await interaction.deferReply({ flags: MessageFlags.Ephemeral });
  const shown = await later.work();
  await onceMore(() => interaction.editReply(toUpdate(shown.payload)));
}

/** What was done stands: a hiccup of Discord must not make it look undone. */
async function onceMore(show: () => Promise<unknown>): Promise<void> {
  try {
    await show();
  } catch (err) {
    if (sortDiscordError(err).sort !== 'again') throw err;
    await show();
  }
}

function toReply({ v2, ...payload }: Extract<Shown, { payload: unknown }>['payload']): InteractionReplyOptions {
  const flags = v2 ? MessageFlags.Ephemeral | MessageFlags.IsComponentsV2 : MessageFlags.Ephemeral;
  return { ...payload, flags, allowedMentions: { parse: [] } };
}

function toUpdate({ v2, ...payload }: Extract<Shown, { payload: unknown }>['payload']): InteractionUpdateOptions {
  const { content, components, files } = payload;
  return {
    ...(content === undefined ? {} : { content }),
    ...(components === undefined ? {} : { components }),
    ...(files === undefined ? {} : { files }),
    ...(v2 ? { flags: MessageFlags.IsComponentsV2 as const } : {}),
    allowedMentions: { parse: [] },
  };
}

/** Says sorry in whatever way is still open; a person is never left with a dead form. */
async function apologise(interaction: Interaction): Promise<void> {
  if (!interaction.isRepliable()) return;
  const shown = interaction.isModalSubmit() ? withWords(sorry.ourFault, interaction) : says(sorry.ourFault);
  const payload = toReply(shown.payload);
  const acknowledged = interaction.deferred || interaction.replied;
  await (acknowledged ? interaction.followUp(payload) : interaction.reply(payload)).catch(() => undefined);
}
