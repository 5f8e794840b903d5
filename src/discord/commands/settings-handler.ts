import type { MessageComponentInteraction, ModalSubmitInteraction } from 'discord.js';
import type { CustomId } from '../custom-id.ts';
import type { Answer, ComponentHandler, GuildContext, ModalHandler, Shown } from '../handler.ts';
import type { SettingsPage } from '../views/settings-page.ts';
import { settingsDialog } from '../views/settings-page.ts';
import { settingsHistory } from '../views/settings-history.ts';
import { setupRules, withGuild } from './setup-handler.ts';

const historyEntries = 25;

/** A page of `/settings`, drawn from what is in effect at this moment. */
export async function showSettings(
  { stores, inGuild }: GuildContext,
  page: SettingsPage,
  notice: string | null = null,
): Promise<Extract<Shown, { show: 'redraw' }>> {
  const settings = await stores.guilds.settings(inGuild.guildId);
  const changes = page === 'history' ? await stores.guilds.settingsChanges(inGuild.guildId, historyEntries) : [];
  const dialog = settingsDialog({ settings, page, notice, history: settingsHistory(changes) });
  return { show: 'redraw', payload: { v2: true, components: [dialog] } };
}

type Run<I> = (interaction: I, context: GuildContext, customId: CustomId) => Promise<Answer>;

/** A button or select of `/settings`. */
export const settingsComponent = (verb: string, run: Run<MessageComponentInteraction>): ComponentHandler => ({
  ...setupRules,
  verb,
  run: async (interaction, context, customId) => run(interaction, withGuild(context), customId),
});

/** A form of `/settings`. */
export const settingsForm = (verb: string, run: Run<ModalSubmitInteraction>): ModalHandler => ({
  ...setupRules,
  verb,
  run: async (interaction, context, customId) => run(interaction, withGuild(context), customId),
});

/** What was chosen in a select. */
export const chosenIn = (interaction: MessageComponentInteraction): string =>
  interaction.isStringSelectMenu() ? (interaction.values[0] ?? '') : '';
