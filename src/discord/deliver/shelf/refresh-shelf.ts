import type { ThreadChannel } from 'discord.js';
import type { Delivered } from '../../../app/ports.ts';
import type { EffectOf } from '../../../domain/effect.ts';
import { lastPost, shelfPostOf } from '../../../domain/shelf/shelf-state.ts';
import { shelf as words } from '../../../texts/en/shelf.ts';
import { isGone } from '../../discord-error.ts';
import type { CaseView } from '../../views/case-view.ts';
import { requirePermissions, requireWriting } from '../case-channel.ts';
import type { Delivery } from '../delivery.ts';
import { threadById } from '../delivery.ts';
import { nonceOf } from '../nonce.ts';
import { patchThread } from '../by-hand/thread-now.ts';
import { cardPayload } from '../post-card.ts';
import { earlierMessage, sendOnce } from '../send-once.ts';
import { shelfCardFor, tagShelfPost } from './shelf-card-for.ts';

/** Draws the card and the tags of the shelf post anew (SPEC 9.5). An archived post is archived again afterwards. */
export async function refreshShelf(delivery: Delivery, view: CaseView): Promise<Delivered> {
  const { client, clock } = delivery;
  const post = shelfPostOf(view.state);
  // Without a card it is not complete yet: what completes it draws the row of that moment.
  if (post === null || post.cardId === null) return { command: null };
  const { threadId, cardId } = post;
  const thread = await threadById(client, threadId, true);
  if (thread === null) return { command: { type: 'lose-shelf-post', threadId, at: clock.now() } };
  const wasArchived = thread.archived === true;
  if (wasArchived) await patchThread(thread.client, thread.id, { archived: false });
  const stands = await redrawn(delivery, view, { thread, cardId });
  await tagShelfPost(delivery, thread, view);
  if (wasArchived) await patchThread(thread.client, thread.id, { archived: true });
  return { command: stands ? null : { type: 'lose-shelf-card', threadId, messageId: cardId, at: clock.now() } };
}

interface Card {
  thread: ThreadChannel;
  cardId: string;
}

/** False when somebody has deleted the card. */
async function redrawn(delivery: Delivery, view: CaseView, { thread, cardId }: Card): Promise<boolean> {
  try {
    await thread.messages.edit(cardId, cardPayload(await shelfCardFor(delivery, thread, view)));
    return true;
  } catch (err) {
    if (isGone(err, 10008)) return false;
    throw err;
  }
}

/** The case went on: its shelf post says where, its card a last time how it stands, and it is archived (SPEC 9.6). */
export async function leaveShelf(
  delivery: Delivery,
  view: CaseView,
  { stay }: EffectOf<'leave-shelf'>,
): Promise<Delivered> {
  const { client, clock } = delivery;
  const { shelf, thread: home } = view.state;
  const post = lastPost(view.state);
  // One that has come to rest again meanwhile has another post; one whose thread is gone is told of the next.
  const isOver = shelf.stay !== stay || shelf.place !== null || home.threadId === null;
  if (post === null || isOver || home.threadId === null) return { command: null };
  const { threadId, cardId } = post;
  const thread = await threadById(client, threadId, true);
  if (thread === null) return { command: { type: 'lose-shelf-post', threadId, at: clock.now() } };
  await requireWriting(thread);
  if (thread.parent !== null) await requirePermissions(thread.parent, ['ManageThreads']);
  if (thread.archived === true) await patchThread(thread.client, thread.id, { archived: false });
  await sayWhere(delivery, view, { thread, homeId: home.threadId });
  if (cardId !== null) await redrawn(delivery, view, { thread, cardId });
  await tagShelfPost(delivery, thread, view);
  await patchThread(thread.client, thread.id, { archived: true });
  return { command: null };
}

/** One line, also when the thread of the case was made anew since. */
async function sayWhere(
  { due }: Delivery,
  { state }: CaseView,
  { thread, homeId }: { thread: ThreadChannel; homeId: string },
): Promise<void> {
  const content = words.wentOn(state.reference, homeId);
  const opening = words.wentOnOpening(state.reference);
  const earlier = await earlierMessage(thread, (message) => message.content.startsWith(opening));
  if (earlier === null) await sendOnce(thread, { content, allowedMentions: { parse: [] }, nonce: nonceOf(due.key) });
  else if (earlier.content !== content) await earlier.edit({ content, allowedMentions: { parse: [] } });
}
