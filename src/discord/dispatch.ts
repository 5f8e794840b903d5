import type {
  APIMessage,
  Interaction,
  MessageComponentInteraction,
  MessageContextMenuCommandInteraction,
  ModalSubmitInteraction,
  RepliableInteraction,
  UserContextMenuCommandInteraction,
} from 'discord.js';
import { sorry } from '../texts/en/common.ts';
import { answer, once, toReply } from './answer.ts';
import { contextOf } from './asker.ts';
import { decodeCustomId } from './custom-id.ts';
import { gate } from './gate.ts';
import type { Answer, Context, MessageMenu, Services, SlashCommand, UserMenu } from './handler.ts';
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
  const choices = values.slice(0, 25).map((value) => ({ name: value, value }));
  await once(() => interaction.respond(choices));
}

const commandNamed = (name: string): SlashCommand | undefined =>
  registry.commands.find((command) => command.data.name === name);

/** Says sorry in whatever way is still open; a person is never left with a dead form. */
async function apologise(interaction: Interaction): Promise<void> {
  if (!interaction.isRepliable()) return;
  const shown = interaction.isModalSubmit() ? withWords(sorry.ourFault, interaction) : says(sorry.ourFault);
  const payload = toReply(shown.payload);
  const acknowledged = interaction.deferred || interaction.replied;
  await (acknowledged ? interaction.followUp(payload) : interaction.reply(payload)).catch(() => undefined);
}
