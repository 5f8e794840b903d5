import { ChannelType, ThreadAutoArchiveDuration } from 'discord.js';
import type { ThreadChannel } from 'discord.js';
import type { Delivered } from '../../../app/ports.ts';
import type { EffectOf } from '../../../domain/effect.ts';
import { isShelfName, shelfName } from '../../../domain/shelf/shelf-name.ts';
import { lastPost } from '../../../domain/shelf/shelf-state.ts';
import { isFull } from '../../discord-error.ts';
import type { CaseView } from '../../views/case-view.ts';
import { categoryName } from '../../views/category-name.ts';
import type { CaseChannel } from '../case-channel.ts';
import { starterOf } from '../create-thread.ts';
import type { Delivery } from '../delivery.ts';
import { threadById } from '../delivery.ts';
import { findOwnThread, isYoungEnough } from '../find-thread.ts';
import { tagsFor, withTags } from '../forum-tags.ts';
import { withRoom } from '../make-room.ts';
import { patchThread } from '../by-hand/thread-now.ts';
import { cardPayload } from '../post-card.ts';
import { isOpen } from '../who-could-read.ts';
import { shelfCardFor } from './shelf-card-for.ts';
import { shelfChannel, shelfChannels } from './shelf-channel.ts';

/** A press on a button opens the post; soon it is archived again. */
const autoArchiveDuration = ThreadAutoArchiveDuration.OneHour;

/**
 * The shelf post of one stay, exactly one (SPEC 9.5): Discord has no nonce for it, so a second attempt looks for what the
 * first may have left, by its name. In a forum it begins with its card.
 */
export async function createShelfPost(
  delivery: Delivery,
  view: CaseView,
  { stay, round }: EffectOf<'create-shelf-post'>,
): Promise<Delivered> {
  const { client, clock, due } = delivery;
  const { state, settings } = view;
  const { shelf } = state;
  if (shelf.place === null || shelf.stay !== stay || shelf.round !== round) return await tooLate(delivery, view, stay);
  if (lastPost(state) !== null) return { command: null };
  const channel = await shelfChannel(client, state, settings);
  const found = due.startedAt === null ? null : await leftIn(channel, view);
  const thread = found ?? (await inOwnPlace(delivery, view, () => create(delivery, channel, view)));
  const isForumPost = channel.type === ChannelType.GuildForum;
  const cardId = !isForumPost ? null : found === null ? thread.id : await starterOf(found);
  const post = { stay, channelId: channel.id, threadId: thread.id, cardId, isForumPost };
  return {
    command: { type: 'attach-shelf-post', round, ...post, at: clock.now() },
    undo: async () => void (await thread.delete()),
  };
}

/** What an attempt for this stay has left in a channel, unless it is on record. */
async function leftIn(channel: CaseChannel, { state }: CaseView, stay = state.shelf.stay) {
  const isPrivate = channel.type === ChannelType.GuildText;
  const ofStay = { reference: state.reference, shelf: { ...state.shelf, stay } };
  const known = new Set(state.shelf.posts.map(({ threadId }) => threadId));
  return await findOwnThread(
    channel,
    ({ id, name }) => isShelfName(ofStay, isPrivate, name) && isYoungEnough(id, state) && !known.has(id),
  );
}

async function create(delivery: Delivery, channel: CaseChannel, view: CaseView): Promise<ThreadChannel> {
  if (channel.type === ChannelType.GuildText) {
    const name = shelfName(view.state, true, null);
    return await channel.threads.create({
      name,
      type: ChannelType.PrivateThread,
      invitable: false,
      autoArchiveDuration,
    });
  }
  const { guild, client } = channel;
  const place = { guild, client, parent: channel };
  const open = await isOpen(delivery, place, view);
  const name = shelfName(view.state, false, open ? null : categoryName(view.state, view.settings));
  const appliedTags = await tagsFor(delivery, channel, view, { applied: [], isOpen: open });
  const message = cardPayload(await shelfCardFor(delivery, place, view));
  return await withTags(channel, () => channel.threads.create({ name, message, appliedTags, autoArchiveDuration }));
}

/**
 * Where the server has no room for one more active thread, the case thread makes it: it is about to be archived anyway
 * (SPEC 4.7).
 */
async function inOwnPlace(
  delivery: Delivery,
  { state, settings }: CaseView,
  make: () => Promise<ThreadChannel>,
): Promise<ThreadChannel> {
  const { client } = delivery;
  const { threadId } = state.thread;
  const guild = client.guilds.cache.get(state.guildId);
  const roomy = async () =>
    guild === undefined ? await make() : await withRoom(delivery, { guild, settings, urgent: false }, make);
  try {
    return await roomy();
  } catch (err) {
    const home = isFull(err) && threadId !== null ? await threadById(client, threadId, true) : null;
    if (home === null || home.archived === true) throw err;
    await patchThread(home.client, home.id, { archived: true });
    return await make();
  }
}

/** The stay is over, or its post is made elsewhere: what an attempt has left is deleted. */
async function tooLate({ client, clock, due }: Delivery, view: CaseView, stay: number): Promise<Delivered> {
  if (due.startedAt === null) return { command: null };
  for (const channel of await shelfChannels(client, view.settings)) {
    const left = await leftIn(channel, view, stay);
    if (left !== null) return { command: { type: 'discard-shelf-post', threadId: left.id, at: clock.now() } };
  }
  return { command: null };
}
