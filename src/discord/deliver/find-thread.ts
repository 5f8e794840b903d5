import { ChannelType, SnowflakeUtil } from 'discord.js';
import type { ThreadChannel } from 'discord.js';
import type { CaseState } from '../../domain/case.ts';
import { isThreadOf } from '../../domain/names.ts';
import type { CaseChannel } from './case-channel.ts';

/** How far Discord's clock and ours may lie apart. */
const clocksApartMs = 10 * 60_000;

/**
 * True for a thread that can be of this case, and not of an earlier one of the same reference: references come again
 * after a backup was restored, and whoever is in that thread must not read this case.
 */
export const isYoungEnough = (threadId: string, { openedAt }: Pick<CaseState, 'openedAt'>): boolean =>
  SnowflakeUtil.timestampFrom(threadId) >= openedAt - clocksApartMs;

/** A thread or post of ours for this case, active or archived. */
export async function findThread(
  channel: CaseChannel,
  state: Pick<CaseState, 'reference' | 'openedAt'>,
): Promise<ThreadChannel | null> {
  const mine = (thread: ThreadChannel) =>
    thread.parentId === channel.id &&
    thread.ownerId === channel.client.user.id &&
    isThreadOf(state.reference, thread.name) &&
    isYoungEnough(thread.id, state);
  const active = await channel.guild.channels.fetchActiveThreads(false);
  const found = active.threads.find(mine);
  if (found !== undefined) return found;
  const archived = await archivedIn(channel);
  return archived.threads.find(mine) ?? null;
}

async function archivedIn({ threads, type }: CaseChannel) {
  const isText = type === ChannelType.GuildText;
  return await threads.fetchArchived(
    isText ? { type: 'private', fetchAll: true, limit: 100 } : { type: 'public', limit: 100 },
    false,
  );
}
