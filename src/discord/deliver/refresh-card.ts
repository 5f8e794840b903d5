import type { ThreadChannel } from 'discord.js';
import type { Delivered } from '../../app/ports.ts';
import { isArchived, isGone } from '../discord-error.ts';
import type { CaseView } from '../views/case-view.ts';
import type { Delivery } from './delivery.ts';
import { threadById } from './delivery.ts';
import { cardPayload, drawnFor } from './post-card.ts';

/**
 * Draws the card anew from the row of this moment (SPEC 4.2). A thread that idled into the archive is left as it was; in
 * one that is closed while the case rests nothing is drawn.
 */
export async function refreshCard(delivery: Delivery, view: CaseView): Promise<Delivered> {
  const { client, clock } = delivery;
  const { thread: place, shelf } = view.state;
  const { threadId, cardId } = place;
  if (threadId === null || cardId === null || shelf.home !== 'open') return { command: null };
  const at = clock.now();
  // The client may not have heard that it rests: an edit would be refused again and again.
  const thread = await threadById(client, threadId, view.state.restingSince !== null);
  if (thread === null) return { command: { type: 'lose-thread', threadId, at } };
  if (isResting(thread, view)) return { command: null };
  const { card, withheld } = await drawnFor(delivery, thread, view);
  try {
    await whileOpen(thread, async () => {
      await thread.messages.edit(cardId, cardPayload(card));
    });
  } catch (err) {
    if (isGone(err, 10008)) return { command: { type: 'lose-card', messageId: cardId, at } };
    throw err;
  }
  return { command: withheld === view.state.withheld ? null : { type: 'record-withheld', threadId, withheld, at } };
}

/** Opening it would take the room it made: it is drawn when somebody opens it (SPEC 4.7). */
export const isResting = (thread: ThreadChannel, { state }: CaseView): boolean =>
  state.restingSince !== null && thread.archived === true;

/**
 * An archived thread takes no edits: it is opened for the moment and archived again. The client may not have heard what it
 * is: Discord is asked before it is archived, and when an edit is refused.
 */
export async function whileOpen(thread: ThreadChannel, edit: () => Promise<void>): Promise<void> {
  if (thread.archived === true) await thread.fetch();
  try {
    if (thread.archived !== true) return await edit();
  } catch (err) {
    if (!isArchived(err)) throw err;
    await thread.fetch();
  }
  await thread.setArchived(false);
  await edit();
  await thread.setArchived(true);
}
