import type { Message, ThreadChannel } from 'discord.js';
import type { Delivered } from '../../../app/ports.ts';
import { audienceOf } from '../../../domain/access.ts';
import type { EffectOf } from '../../../domain/effect.ts';
import { lastPost } from '../../../domain/shelf/shelf-state.ts';
import type { ShelfPost } from '../../../domain/shelf/shelf-state.ts';
import { shelf as words } from '../../../texts/en/shelf.ts';
import { isGone } from '../../discord-error.ts';
import type { CaseView } from '../../views/case-view.ts';
import { addQuietly } from '../bring-staff.ts';
import { requirePermissions, requireWriting } from '../case-channel.ts';
import type { Delivery } from '../delivery.ts';
import { threadById } from '../delivery.ts';
import { nonceOf } from '../nonce.ts';
import { patchThread } from '../by-hand/thread-now.ts';
import { cardPayload, isCard } from '../post-card.ts';
import { earlierMessage, sayOnce, sendOnce } from '../send-once.ts';
import { shelfCardFor, tagShelfPost } from './shelf-card-for.ts';
import { shelfRecord } from './shelf-record.ts';

/**
 * Completes a shelf post (SPEC 9.5): its card, in a private thread also the people who may read it, the timeline and
 * what is attached to it; then it is archived, not locked, so that its buttons work.
 */
export async function layOnShelf(
  delivery: Delivery,
  view: CaseView,
  { threadId }: EffectOf<'lay-on-shelf'>,
): Promise<Delivered> {
  const { client, clock } = delivery;
  const post = lastPost(view.state);
  if (post?.threadId !== threadId) return { command: null };
  const thread = await threadById(client, threadId, true);
  if (thread === null) return { command: { type: 'lose-shelf-post', threadId, at: clock.now() } };
  await requireWriting(thread);
  if (thread.parent !== null) await requirePermissions(thread.parent, ['ManageThreads']);
  if (thread.archived === true) await patchThread(thread.client, thread.id, { archived: false });
  const cardId = await cardIn(delivery, view, { thread, post });
  if (!post.isForumPost) await tellReaders(delivery, view, thread);
  await tagShelfPost(delivery, thread, view);
  await patchThread(thread.client, thread.id, { archived: true });
  return { command: { type: 'record-laid', threadId, cardId, at: clock.now() } };
}

interface Laying {
  thread: ThreadChannel;
  post: ShelfPost;
}

/** The card as it is now: drawn anew where it stands already, posted where it does not. */
async function cardIn(delivery: Delivery, view: CaseView, { thread, post }: Laying): Promise<string> {
  const { due } = delivery;
  const card = cardPayload(await shelfCardFor(delivery, thread, view));
  const stands = post.cardId ?? (due.startedAt === null ? null : ((await earlierMessage(thread, isCard))?.id ?? null));
  if (stands !== null) {
    try {
      await thread.messages.edit(stands, card);
      return stands;
    } catch (err) {
      if (!isGone(err, 10008)) throw err;
    }
  }
  return (await sendOnce(thread, { ...card, nonce: nonceOf(`${due.key}:card`) })).id;
}

/** Brings in whoever may see the case, without a ping, and shows them how it went. */
async function tellReaders(delivery: Delivery, view: CaseView, thread: ThreadChannel): Promise<void> {
  const { stores, due } = delivery;
  const { reference, guildId, thread: home } = view.state;
  const opening = words.opening(reference);
  const content = opening + words.openedBy(home.threadId);
  const part = (name: string) => ({ ...due, key: `${due.key}:${name}` });
  const says = (start: string) => (message: Message) => message.content.startsWith(start);
  const line = await sayOnce(part('line'), thread, says(opening), () => ({ content, allowedMentions: { parse: [] } }));
  await addQuietly(line, audienceOf(view.state, await stores.guilds.staff(guildId)));
  const record = await shelfRecord(delivery, thread, view);
  if (record === null) return;
  await sayOnce(part('record'), thread, says(words.timelineOpening(reference)), () => record);
}
