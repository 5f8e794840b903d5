import { ChannelType, Routes, SnowflakeUtil } from 'discord.js';
import type { APIThreadChannel, Client, ThreadChannel } from 'discord.js';
import type { CaseState } from '../../domain/case.ts';
import { isThreadOf } from '../../domain/names.ts';
import type { CaseChannel } from './case-channel.ts';
import { threadById } from './delivery.ts';

/** What Discord answers where only threads are listed. */
interface ThreadList {
  threads: APIThreadChannel[];
}

/** How far Discord's clock and ours may lie apart. */
const clocksApartMs = 10 * 60_000;

/**
 * True for a thread that can be of this case, and not of an earlier one of the same reference: references come again
 * after a backup was restored, and whoever is in that thread must not read this case.
 */
export const isYoungEnough = (threadId: string, { openedAt }: Pick<CaseState, 'openedAt'>): boolean =>
  SnowflakeUtil.timestampFrom(threadId) >= openedAt - clocksApartMs;

/**
 * A thread or post of ours for this case, active or archived. Discord's own words are read: the client never learns who
 * made a thread that it first heard of in passing.
 */
export async function findThread(
  channel: CaseChannel,
  state: Pick<CaseState, 'reference' | 'openedAt'>,
): Promise<ThreadChannel | null> {
  return await findOwnThread(channel, ({ id, name }) => isThreadOf(state.reference, name) && isYoungEnough(id, state));
}

/** The same for any thread of ours in this channel. */
export async function findOwnThread(
  channel: CaseChannel,
  isIt: (thread: { id: string; name: string }) => boolean,
): Promise<ThreadChannel | null> {
  const mine = ({ id, parent_id, owner_id, name }: APIThreadChannel) =>
    parent_id === channel.id && owner_id === channel.client.user.id && isIt({ id, name });
  const found =
    (await activeThreads(channel.client, channel.guildId)).find(mine) ?? (await archivedIn(channel)).find(mine);
  return found === undefined ? null : await threadById(channel.client, found.id, true);
}

/** The active threads of a server, as far as the bot sees them, in Discord's own words. */
export async function activeThreads(client: Client<true>, guildId: string): Promise<APIThreadChannel[]> {
  return ((await client.rest.get(Routes.guildActiveThreads(guildId))) as ThreadList).threads;
}

/** The hundred archived last. */
async function archivedIn({ client, id, type }: CaseChannel): Promise<APIThreadChannel[]> {
  const route = Routes.channelThreads(id, type === ChannelType.GuildText ? 'private' : 'public');
  return ((await client.rest.get(route, { query: new URLSearchParams({ limit: '100' }) })) as ThreadList).threads;
}
