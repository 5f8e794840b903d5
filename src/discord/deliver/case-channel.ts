import { ChannelType, PermissionsBitField } from 'discord.js';
import type {
  Channel,
  Client,
  ForumChannel,
  GuildChannel,
  PermissionsString,
  TextChannel,
  ThreadChannel,
} from 'discord.js';
import { DeliveryError } from '../../app/ports.ts';
import type { CaseState } from '../../domain/case.ts';
import type { Settings } from '../../domain/settings.ts';
import { isGone } from '../discord-error.ts';

const inThreads: PermissionsString[] = ['SendMessagesInThreads', 'ManageThreads', 'ReadMessageHistory'];
/** What the bot needs where case threads live; the first one missing is named. */
export const forThreads: PermissionsString[] = ['ViewChannel', 'CreatePrivateThreads', ...inThreads];
/** The same for posts: a forum asks for the right to send. */
export const forPosts: PermissionsString[] = ['ViewChannel', 'SendMessages', ...inThreads];

/** Where the threads of cases are: private ones in a text channel, posts in a forum. */
export type CaseChannel = TextChannel | ForumChannel;

/**
 * The channel in which a case has its thread (SPEC 4.1, 6.2).
 * @throws DeliveryError `gone` when it is not chosen or deleted, `forbidden` naming the missing permission
 */
export async function caseChannel(client: Client<true>, state: CaseState, settings: Settings): Promise<CaseChannel> {
  const channelId = state.restricted ? settings.restrictedChannel : settings.casesChannel;
  const channel = channelId === null ? null : await channelOrNull(client, channelId);
  const isPlace = state.restricted ? isText : isCaseChannel;
  if (channel === null || !isPlace(channel)) {
    const problem = { problem: 'gone', permission: null, channelId } as const;
    throw new DeliveryError('gone', 'no channel for case threads', { problem });
  }
  await requirePermissions(channel, isText(channel) ? forThreads : forPosts);
  return channel;
}

const isText = (channel: Channel): channel is TextChannel => channel.type === ChannelType.GuildText;

/** True for a channel in which cases that are not restricted can have their threads. */
export const isCaseChannel = (channel: Channel): channel is CaseChannel =>
  isText(channel) || channel.type === ChannelType.GuildForum;

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
  if (parent !== null) await requirePermissions(parent, toWrite);
}

/** @throws DeliveryError `forbidden` with the first permission the bot lacks there */
export async function requirePermissions(channel: GuildChannel, permissions: PermissionsString[]): Promise<void> {
  const me = await channel.guild.members.fetchMe();
  const missing = permissions.find((name) => !channel.permissionsFor(me).has(PermissionsBitField.Flags[name]));
  if (missing === undefined) return;
  const problem = { problem: 'forbidden', permission: missing, channelId: channel.id } as const;
  throw new DeliveryError('forbidden', `${missing} is missing`, { problem });
}
