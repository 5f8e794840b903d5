import { ComponentType } from 'discord.js';
import type { Guild } from 'discord.js';
import type { Draft } from '../../app/ports.ts';
import { missingSettings } from '../../domain/settings.ts';
import { reportRefused } from '../../texts/en/report.ts';
import { beginReport } from '../components/same-subject.ts';
import { encodeCustomId } from '../custom-id.ts';
import { isGone } from '../discord-error.ts';
import type { ComponentHandler, Context, Shown } from '../handler.ts';

/** Discord shows 25 options; somebody in more shared servers reports inside the server. */
const serversAtMost = 25;

/** Asks which server a report from the DM is for, among those both are in (SPEC 3.1). */
export async function chooseServer(
  context: Context,
  draft: Draft,
  first?: string,
): Promise<Exclude<Shown, { show: 'modal' }>> {
  const guilds = await sharedServers(context);
  if (guilds.length === 0) return { show: 'message', payload: { content: reportRefused.noServer } };
  const select = {
    type: ComponentType.StringSelect as const,
    custom_id: encodeCustomId({ verb: 'report-where', id: draft.draftId }),
    placeholder: reportRefused.whichServerPlaceholder,
    options: guilds.slice(0, serversAtMost).map((guild) => ({ label: guild.name, value: guild.id })),
  };
  const components = [{ type: ComponentType.ActionRow as const, components: [select] }];
  const content = [...(first === undefined ? [] : [first]), reportRefused.whichServer].join(' ');
  return { show: 'message', payload: { content, components } };
}

async function sharedServers({ client, stores, userId }: Context): Promise<Guild[]> {
  const found = await Promise.all(
    client.guilds.cache.map(async (guild) => {
      const settings = await stores.guilds.settings(guild.id);
      if (missingSettings(settings).length > 0) return null;
      return (await isMember(guild, userId)) ? guild : null;
    }),
  );
  return found.filter((guild) => guild !== null);
}

/** Trouble is no answer: who cannot be asked about now is sorry and asked again, not told that there is no server. */
async function isMember(guild: Guild, userId: string): Promise<boolean> {
  try {
    await guild.members.fetch({ user: userId, cache: false });
    return true;
  } catch (err) {
    if (isGone(err, 10007) || isGone(err, 10013)) return false;
    throw err;
  }
}

/** The choice of a server: the form, or the question before it, is shown at once, so nothing slow comes before it. */
export const reportWhere: ComponentHandler = {
  verb: 'report-where',
  audience: 'member',
  run: async (interaction, context, { id }) => {
    const guildId = interaction.isStringSelectMenu() ? interaction.values[0] : undefined;
    const draft = await context.stores.drafts.load(id, context.clock.now());
    if (draft === null || guildId === undefined || draft.userId !== context.userId) {
      return { show: 'message', payload: { content: reportRefused.gone } };
    }
    return await beginReport(context, { ...draft, guildId }, await context.stores.guilds.settings(guildId));
  },
};
