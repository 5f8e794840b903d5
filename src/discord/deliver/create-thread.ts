import { ChannelType, PermissionFlagsBits, ThreadAutoArchiveDuration } from 'discord.js';
import type { ForumChannel, TextChannel, ThreadChannel } from 'discord.js';
import type { Delivered } from '../../app/ports.ts';
import type { EffectOf } from '../../domain/effect.ts';
import { placeLeft } from '../../domain/place/place-state.ts';
import { threadName } from '../../domain/names.ts';
import { isGone } from '../discord-error.ts';
import type { CaseView } from '../views/case-view.ts';
import { categoryName } from '../views/category-name.ts';
import { caseChannel, channelOrNull, isCaseChannel } from './case-channel.ts';
import type { CaseChannel } from './case-channel.ts';
import type { Delivery } from './delivery.ts';
import { findThread } from './find-thread.ts';
import { tagsFor, withTags } from './forum-tags.ts';
import { withRoom } from './make-room.ts';
import { cardFor, cardPayload } from './post-card.ts';
import { isOpen } from './who-could-read.ts';

/**
 * The private thread of a case, or its post in a forum, exactly one (SPEC 4.1). Discord has no nonce for them, so a
 * second attempt looks for what the first may have left behind: a thread of ours whose name begins with the reference.
 */
export async function createThread(
  delivery: Delivery,
  view: CaseView,
  { round }: EffectOf<'create-thread'>,
): Promise<Delivered> {
  const { client, clock, due } = delivery;
  const { state, settings } = view;
  if (state.thread.round !== round) return await tooLate(delivery, view);
  if (state.thread.threadId !== null) return { command: null };
  const channel = await caseChannel(client, state, settings);
  const found = due.startedAt === null ? null : await findThread(channel, state);
  const make = async () => await create(delivery, channel, view);
  const thread = found ?? (await withRoom(delivery, { guild: channel.guild, settings, urgent: state.urgent }, make));
  const isPost = channel.type === ChannelType.GuildForum;
  const post = isPost ? { post: { cardId: found === null ? thread.id : await starterOf(found) } } : {};
  const tellsTeam = settings.addStaff === 'leaders' && !state.restricted && round === 1;
  const at = clock.now();
  return {
    command: { type: 'attach-thread', channelId: channel.id, threadId: thread.id, round, ...post, tellsTeam, at },
    undo: async () => void (await thread.delete()),
  };
}

/** Where somebody reads along who must not, not even the name says what the case is about (SPEC 6.4). */
async function create(delivery: Delivery, channel: CaseChannel, view: CaseView): Promise<ThreadChannel> {
  const { name, open } = await nameIn(delivery, channel, view);
  return channel.type === ChannelType.GuildText
    ? await createPrivate(channel, name)
    : await createPost(delivery, channel, view, { name, open });
}

const autoArchiveDuration = ThreadAutoArchiveDuration.OneWeek;

async function createPrivate(channel: TextChannel, name: string): Promise<ThreadChannel> {
  return await channel.threads.create({
    name,
    type: ChannelType.PrivateThread,
    invitable: false,
    autoArchiveDuration,
  });
}

/** A post begins with its card, so that it is never there without. */
async function createPost(
  delivery: Delivery,
  forum: ForumChannel,
  view: CaseView,
  { name, open }: { name: string; open: boolean },
): Promise<ThreadChannel> {
  const appliedTags = await tagsFor(delivery, forum, view, { applied: [], isOpen: open });
  const { guild, client } = forum;
  const message = cardPayload(await cardFor(delivery, { guild, client, parent: forum }, view));
  return await withTags(forum, () => forum.threads.create({ name, message, appliedTags, autoArchiveDuration }));
}

/** The name of the case's thread in this channel, and whether somebody could read along there who must not. */
export async function nameIn(
  delivery: Delivery,
  channel: CaseChannel,
  view: CaseView,
): Promise<{ name: string; open: boolean }> {
  const { guild, client } = channel;
  const open = await isOpen(delivery, { guild, client, parent: channel }, view);
  return { name: open ? view.state.reference : nameOf(view), open };
}

/** Its name where only the team reads along. */
export function nameOf({ state, words, settings }: CaseView): string {
  const name = categoryName(state, settings);
  const subject = state.parties.find((party) => party.role === 'subject');
  return threadName(state.reference, state.restricted, [name, words.get(subject?.nameId ?? '') ?? '']);
}

/** The message a post begins with has the id of the post; null once somebody has deleted it. */
export async function starterOf(post: ThreadChannel): Promise<string | null> {
  try {
    return (await post.messages.fetch({ message: post.id, cache: false, force: true })).id;
  } catch (err) {
    if (isGone(err, 10008)) return null;
    throw err;
  }
}

const toLook = [
  PermissionFlagsBits.ViewChannel,
  PermissionFlagsBits.ReadMessageHistory,
  PermissionFlagsBits.ManageThreads,
];

/**
 * The case has moved while its thread was being made. What an attempt has left in the channel it has left is deleted;
 * where the bot may not look, it is done when the thread is next heard of.
 */
async function tooLate({ client, clock, due }: Delivery, { state, settings }: CaseView): Promise<Delivered> {
  const place = placeLeft(state, settings);
  if (due.startedAt === null || place === null) return { command: null };
  const channel = await channelOrNull(client, place);
  if (channel === null || !isCaseChannel(channel)) return { command: null };
  if (channel.permissionsFor(client.user)?.has(toLook) !== true) return { command: null };
  const left = await findThread(channel, state);
  return { command: left === null ? null : { type: 'discard-thread', threadId: left.id, at: clock.now() } };
}
