import { channelPlans } from '../../domain/channel-plan.ts';
import { beforeCreating } from '../../domain/judge-server.ts';
import type { ChannelKind } from '../../domain/settings.ts';
import { setupCommandWords, setupNotices } from '../../texts/en/setup.ts';
import { createChannels } from '../create-channels.ts';
import type { GuildContext, Shown } from '../handler.ts';
import { viewServer } from '../setup-check.ts';
import { choose, loadChosen } from '../setup-draft.ts';
import { orRefusal } from '../setup-refused.ts';
import { findingList } from '../views/finding-list.ts';
import { guildOf, setupComponent, showDialog } from './setup-handler.ts';

/** *Create them for me*: makes the missing channels, or says what has to be granted or chosen first (SPEC 13). */
export const createThem = setupComponent('setup-create', (_interaction, context) => ({
  show: 'later',
  redraws: true,
  work: () => create(context),
}));

async function create(context: GuildContext): Promise<Exclude<Shown, { show: 'modal' }>> {
  const chosen = await loadChosen(context);
  const guild = await guildOf(context);
  const problems = beforeCreating(await viewServer(guild, chosen.settings, null), chosen.settings);
  if (problems.length > 0) {
    const notice = `${setupNotices.cannotCreate}\n${findingList(problems, 1500, setupNotices.tooMany)}`;
    return showDialog(context, chosen, { step: 'channels', notice });
  }
  const making = {
    guild,
    settings: chosen.settings,
    reason: setupCommandWords.auditReason(context.userId),
    keep: async (kind: ChannelKind, channelId: string) => void (await choose(context, { [kind]: channelId })),
  };
  const notice = await orRefusal(() => made(making), setupNotices.discordRefused, context.log);
  return showDialog(context, await loadChosen(context), { step: 'channels', notice });
}

async function made(making: Parameters<typeof createChannels>[0]): Promise<string> {
  const created = await createChannels(making);
  return created.length === 0 ? setupNotices.nothingToCreate : setupNotices.created(created.map(nameOf));
}

const nameOf = (kind: ChannelKind) => `#${channelPlans[kind].name}`;
