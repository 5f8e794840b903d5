import { ChannelType, PermissionsBitField } from 'discord.js';
import type { Channel, Client, PermissionsString, TextChannel, ThreadChannel } from 'discord.js';
import { DeliveryError } from '../../app/ports.ts';
import type { CaseState } from '../../domain/case.ts';
import type { Settings } from '../../domain/settings.ts';
import { isGone } from '../discord-error.ts';

/** What the bot needs where case threads live; the first one missing is named. */
const needed: PermissionsString[] = [
  'ViewChannel',
  'CreatePrivateThreads',
  'SendMessagesInThreads',
  'ManageThreads',
  'ReadMessageHistory',
];

/**
 * The channel in which a case has its thread (SPEC 4.1, 6.2).
 * @throws DeliveryError `gone` when it is not chosen or deleted, `forbidden` naming the missing permission
 */
export async function caseChannel(client: Client<true>, state: CaseState, settings: Settings): Promise<TextChannel> {
  const channelId = state.restricted ? settings.restrictedChannel : settings.casesChannel;
  const channel = channelId === null ? null : await channelOrNull(client, channelId);
  if (channel?.type !== ChannelType.GuildText) {
    const problem = { problem: 'gone', permission: null, channelId } as const;
    throw new DeliveryError('gone', 'no channel for case threads', { problem });
  }
  await requirePermissions(channel, needed);
  return channel;
}

/** The channel as Discord knows it; null when it is deleted. */
export async function channelOrNull(client: Client<true>, channelId: string): Promise<Channel | null> {
  try {
    return await client.channels.fetch(channelId);
  } catch (err) {
    if (isGone(err, 10003)) return null;
    throw err;
  }
}

/** What writing into a case thread takes; without the history an earlier message of ours could not be found. */
const toWrite: PermissionsString[] = ['ViewChannel', 'SendMessagesInThreads', 'ReadMessageHistory'];

/** @throws DeliveryError `forbidden` with the first permission the bot lacks for writing into this thread */
export async function requireWriting({ parent }: ThreadChannel): Promise<void> {
  if (parent?.type === ChannelType.GuildText) await requirePermissions(parent, toWrite);
}

/** @throws DeliveryError `forbidden` with the first permission the bot lacks there */
export async function requirePermissions(channel: TextChannel, permissions: PermissionsString[]): Promise<void> {
  const me = await channel.guild.members.fetchMe();
  const missing = permissions.find((name) => !channel.permissionsFor(me).has(PermissionsBitField.Flags[name]));
  if (missing === undefined) return;
  const problem = { problem: 'forbidden', permission: missing, channelId: channel.id } as const;
  throw new DeliveryError('forbidden', `${missing} is missing`, { problem });
}
