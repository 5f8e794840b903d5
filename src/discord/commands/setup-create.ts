import { DiscordAPIError } from 'discord.js';
import { channelPlans } from '../../domain/channel-plan.ts';
import { beforeCreating } from '../../domain/judge-server.ts';
import type { ChannelKind } from '../../domain/settings.ts';
import { setupCommandWords, setupNotices } from '../../texts/en/setup.ts';
import { createChannels } from '../create-channels.ts';
import type { GuildContext, Shown } from '../handler.ts';
import { viewServer } from '../setup-check.ts';
import { choose, loadChosen } from '../setup-draft.ts';
import { findingList } from '../views/finding-list.ts';
import { safeText } from '../views/safe-text.ts';
import { guildOf, setupComponent, showDialog } from './setup-handler.ts';

/** *Create them for me*: makes the missing channels, or says what has to be granted or chosen first (SPEC 13). */
export const createThem = setupComponent('setup-create', (_interaction, context) => ({
  show: 'later',
  redraws: true,
  work: () => create(context),
}));

async function create(context: GuildContext): Promise<Exclude<Shown, { show: 'modal' }>> {
  const { settings } = await loadChosen(context);
  const guild = await guildOf(context);
  const problems = beforeCreating(await viewServer(guild, settings, null), settings);
  const notice =
    problems.length === 0
      ? await made(context, {
          guild,
          settings,
          reason: setupCommandWords.auditReason(context.userId),
          keep: async (kind, channelId) => void (await choose(context, { [kind]: channelId })),
        })
      : `${setupNotices.cannotCreate}\n${findingList(problems, 1500, setupNotices.tooMany)}`;
  return showDialog(context, await loadChosen(context), { step: 'channels', notice });
}

/** What Discord refuses here is the server's to mend: too many channels, a permission taken a moment ago. */
async function made({ log, inGuild }: GuildContext, making: Parameters<typeof createChannels>[0]): Promise<string> {
  try {
    const created = await createChannels(making);
    return created.length === 0 ? setupNotices.nothingToCreate : setupNotices.created(created.map(nameOf));
  } catch (err) {
    if (!(err instanceof DiscordAPIError)) throw err;
    log.warn({ err, guildId: inGuild.guildId }, 'setup could not create channels');
    return setupNotices.discordRefused(safeText(err.message));
  }
}

const nameOf = (kind: ChannelKind) => `#${channelPlans[kind].name}`;
