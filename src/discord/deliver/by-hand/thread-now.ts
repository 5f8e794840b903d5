import { ChannelType, Routes, SnowflakeUtil } from 'discord.js';
import type { APIThreadChannel, Client, PermissionsString, RESTPatchAPIChannelJSONBody } from 'discord.js';
import type { FoundThread } from '../../../domain/by-hand/thread-traits.ts';
import { DeliveryError } from '../../../app/ports.ts';
import { channelOrNull, isCaseChannel, requirePermissions } from '../case-channel.ts';
import type { CaseChannel } from '../case-channel.ts';

/**
 * A thread as Discord has it at this moment, whatever the client remembers.
 * @throws what Discord answers; unknown channel (10003) when it is gone
 */
export async function threadNow(client: Client<true>, threadId: string): Promise<APIThreadChannel> {
  return (await client.rest.get(Routes.channel(threadId))) as APIThreadChannel;
}

/**
 * Changes a thread by its own route and only as told: the client's own methods always send the name along, and wait as
 * long as a rename has to wait (two in ten minutes).
 */
export async function patchThread(
  client: Client<true>,
  threadId: string,
  body: Pick<RESTPatchAPIChannelJSONBody, 'name' | 'archived' | 'locked' | 'invitable' | 'applied_tags'>,
): Promise<void> {
  await client.rest.patch(Routes.channel(threadId), { body });
}

/** From so many active threads on, Discord archives sooner than the thread says; a thousand are all it allows. */
const crowdedFrom = 900;

/** What of a thread can be changed by hand. */
export function foundThread(client: Client<true>, raw: APIThreadChannel): FoundThread {
  const { id, type, guild_id: guildId, last_message_id: lastMessageId, thread_metadata: metadata } = raw;
  const bornAt = SnowflakeUtil.timestampFrom(id);
  const { archived, locked, invitable, changedAt, idleAfterMs } = readMetadata(metadata, bornAt);
  return {
    archived,
    locked,
    invitable: type === ChannelType.PrivateThread ? invitable : null,
    archiveChangedAt: changedAt,
    lastActiveAt: typeof lastMessageId === 'string' ? SnowflakeUtil.timestampFrom(lastMessageId) : bornAt,
    idleAfterMs,
    isCrowded: archived && activeThreads(client, guildId) >= crowdedFrom,
  };
}

function readMetadata(metadata: APIThreadChannel['thread_metadata'], bornAt: number) {
  const { archived = false, locked = false, invitable = null, archive_timestamp: changed } = metadata ?? {};
  const idleAfterMs = (metadata?.auto_archive_duration ?? 0) * 60_000;
  return { archived, locked, invitable, idleAfterMs, changedAt: changed === undefined ? bornAt : Date.parse(changed) };
}

function activeThreads(client: Client<true>, guildId: string | undefined): number {
  const channels = client.guilds.cache.get(guildId ?? '')?.channels.cache;
  return channels?.filter((one) => one.isThread() && one.archived !== true).size ?? 0;
}

/**
 * The channel a thread is in, once the bot may do there what it has to.
 * @throws DeliveryError `gone` when it is deleted, `forbidden` naming the first missing permission
 */
export async function parentOf(
  client: Client<true>,
  { parent_id: parentId }: Pick<APIThreadChannel, 'parent_id'>,
  needed: PermissionsString[],
): Promise<CaseChannel> {
  const parent = typeof parentId === 'string' ? await channelOrNull(client, parentId) : null;
  if (parent === null || !isCaseChannel(parent)) throw new DeliveryError('gone', 'the channel of the thread is gone');
  await requirePermissions(parent, needed);
  return parent;
}
