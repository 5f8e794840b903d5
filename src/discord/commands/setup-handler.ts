import type { MessageComponentInteraction } from 'discord.js';
import type { CustomId } from '../custom-id.ts';
import type { Answer, ComponentHandler, Context, GuildContext, Shown } from '../handler.ts';
import type { Chosen } from '../setup-draft.ts';
import { changesAnything, stampOf } from '../setup-draft.ts';
import type { SetupStep } from '../views/setup-dialog.ts';
import { setupPage } from '../views/setup-dialog.ts';

type SetupRun = (
  interaction: MessageComponentInteraction,
  context: GuildContext,
  customId: CustomId,
) => Promise<Answer> | Answer;

/** Who may use setup, and that it works before setup is done, said once for all of its parts. */
export const setupRules = { audience: 'administrator', beforeSetup: true } as const;

/** A button or select of setup. */
export const setupComponent = (verb: string, run: SetupRun): ComponentHandler => ({
  ...setupRules,
  verb,
  run: async (interaction, context, customId) => run(interaction, withGuild(context), customId),
});

/** The gate turns away whoever is not in a server, so that this never fails. */
export function withGuild(context: Context): GuildContext {
  const { inGuild } = context;
  if (inGuild === null) throw new Error('Setup was reached outside a server');
  return { ...context, inGuild };
}

/** The server with what the bot knows of it; Discord is not asked. */
export const guildOf = ({ client, inGuild }: GuildContext) => client.guilds.fetch(inGuild.guildId);

/** A page of the dialog, drawn from these choices. */
export async function showDialog(
  context: GuildContext,
  chosen: Chosen,
  { step, notice = null, canMend = false }: { step: SetupStep; notice?: string | null; canMend?: boolean },
): Promise<Extract<Shown, { show: 'redraw' }>> {
  const guild = await guildOf(context);
  const page = setupPage({
    step,
    notice,
    canMend,
    settings: chosen.settings,
    stamp: stampOf(chosen.stored),
    changed: changesAnything(chosen),
    exists: (id) => guild.roles.cache.has(id) || guild.channels.cache.has(id),
  });
  return { show: 'redraw', payload: { v2: true, components: [page] } };
}
