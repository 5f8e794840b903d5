import type { Client } from 'discord.js';
import { ChannelType, PermissionFlagsBits } from 'discord.js';
import { DeliveryError } from '../../../app/ports.ts';
import type { CaseState } from '../../../domain/case.ts';
import type { Settings } from '../../../domain/settings.ts';
import type { CaseChannel } from '../case-channel.ts';
import { channelOrNull, forPosts, forThreads, isCaseChannel, requirePermissions } from '../case-channel.ts';

/** The channel of a restricted case's shelf is that of its thread, so that its audience never grows (SPEC 6.2). */
function channelIdFor({ restricted, shelf }: CaseState, settings: Settings): string | null {
  if (restricted) return settings.restrictedChannel;
  return shelf.place === 'cold' ? settings.coldChannel : settings.archiveChannel;
}

/**
 * Where the shelf post of a resting case is made (SPEC 9.5, 9.7).
 * @throws DeliveryError `gone` when it is not chosen or deleted, `forbidden` naming the missing permission
 */
export async function shelfChannel(client: Client<true>, state: CaseState, settings: Settings): Promise<CaseChannel> {
  const channelId = channelIdFor(state, settings);
  const channel = channelId === null ? null : await channelOrNull(client, channelId);
  const fitting = state.restricted ? ChannelType.GuildText : ChannelType.GuildForum;
  if (channel === null || !isCaseChannel(channel) || channel.type !== fitting) {
    const problem = { problem: 'gone', permission: null, channelId } as const;
    throw new DeliveryError('gone', 'no channel for shelf posts', { problem });
  }
  await requirePermissions(channel, state.restricted ? [...forThreads, 'AttachFiles'] : forPosts);
  return channel;
}

const toLook = [
  PermissionFlagsBits.ViewChannel,
  PermissionFlagsBits.ReadMessageHistory,
  PermissionFlagsBits.ManageThreads,
];

/** The channels in which a post of this case can have been left, as far as the bot may look there. */
export async function shelfChannels(client: Client<true>, settings: Settings): Promise<CaseChannel[]> {
  const ids = [settings.coldChannel, settings.archiveChannel, settings.restrictedChannel];
  const found: CaseChannel[] = [];
  for (const id of new Set(ids)) {
    const channel = id === null ? null : await channelOrNull(client, id);
    if (channel === null || !isCaseChannel(channel)) continue;
    if (channel.permissionsFor(client.user)?.has(toLook) === true) found.push(channel);
  }
  return found;
}
