import { ChannelType, SnowflakeUtil, ThreadAutoArchiveDuration } from 'discord.js';
import type { TextChannel, ThreadChannel } from 'discord.js';
import type { Delivered } from '../../app/ports.ts';
import type { CaseState } from '../../domain/case.ts';
import type { EffectOf } from '../../domain/effect.ts';
import { isThreadOf, threadName } from '../../domain/names.ts';
import { categoryWords } from '../../texts/en/categories.ts';
import type { CaseView } from '../views/case-view.ts';
import { caseChannel } from './case-channel.ts';
import type { Delivery } from './delivery.ts';
import { whoCouldRead } from './who-could-read.ts';

/**
 * The private thread of a case, exactly one (SPEC 4.1). Discord has no nonce for threads, so a second attempt looks for
 * what the first may have left behind: a thread of ours whose name begins with the reference.
 */
export async function createThread(
  { client, clock, due }: Delivery,
  view: CaseView,
  { round }: EffectOf<'create-thread'>,
): Promise<Delivered> {
  const { state } = view;
  if (state.thread.threadId !== null || state.thread.round !== round) return { command: null };
  const channel = await caseChannel(client, state, view.settings);
  const found = due.startedAt === null ? null : await findThread(channel, state);
  const thread = found ?? (await create(channel, view));
  const at = clock.now();
  return {
    command: { type: 'attach-thread', channelId: channel.id, threadId: thread.id, round, at },
    undo: async () => void (await thread.delete()),
  };
}

async function create(channel: TextChannel, view: CaseView): Promise<ThreadChannel> {
  return await channel.threads.create({
    name: await nameIn(channel, view),
    type: ChannelType.PrivateThread,
    invitable: false,
    autoArchiveDuration: ThreadAutoArchiveDuration.OneWeek,
  });
}

/** Where somebody of the case could read along, not even the name says what it is about (SPEC 6.4). */
async function nameIn(channel: TextChannel, view: CaseView): Promise<string> {
  const { guild, client } = channel;
  const readers = await whoCouldRead({ guild, client, parent: channel }, view.state);
  return readers.length > 0 ? view.state.reference : nameOf(view);
}

function nameOf({ state, words, settings }: CaseView): string {
  const category = settings.categories.find((one) => one.key === state.category);
  const { name } = categoryWords(category ?? { key: state.category, name: null, text: null });
  const subject = state.parties.find((party) => party.role === 'subject');
  return threadName(state.reference, state.restricted, [name, words.get(subject?.nameId ?? '') ?? '']);
}

/** How far Discord's clock and ours may lie apart. */
const clocksApartMs = 10 * 60_000;

/**
 * A thread of ours for this case, active or archived. An older one of the same reference is another case's: references
 * come again after a backup was restored, and whoever is in that thread must not read this case.
 */
async function findThread(
  channel: TextChannel,
  { reference, openedAt }: Pick<CaseState, 'reference' | 'openedAt'>,
): Promise<ThreadChannel | null> {
  const mine = (thread: ThreadChannel) =>
    thread.parentId === channel.id &&
    thread.ownerId === channel.client.user.id &&
    isThreadOf(reference, thread.name) &&
    SnowflakeUtil.timestampFrom(thread.id) >= openedAt - clocksApartMs;
  const active = await channel.guild.channels.fetchActiveThreads(false);
  const found = active.threads.find(mine);
  if (found !== undefined) return found;
  const archived = await channel.threads.fetchArchived({ type: 'private', fetchAll: true, limit: 100 }, false);
  return archived.threads.find(mine) ?? null;
}
