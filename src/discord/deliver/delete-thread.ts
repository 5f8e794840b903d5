import type { ThreadChannel } from 'discord.js';
import type { Delivered } from '../../app/ports.ts';
import { audienceOf } from '../../domain/access.ts';
import type { EffectOf } from '../../domain/effect.ts';
import { isGone, sortDiscordError } from '../discord-error.ts';
import { withheldCard } from '../views/card.ts';
import type { CaseView } from '../views/case-view.ts';
import { requirePermissions } from './case-channel.ts';
import type { Delivery } from './delivery.ts';
import { threadById } from './delivery.ts';
import { cardPayload } from './post-card.ts';
import { removeFrom } from './take-out.ts';
import { isForum } from './who-could-read.ts';

/**
 * Deletes a thread or post that the case has left (SPEC 6.2). Whoever may not read the case leaves it first; where it
 * cannot be deleted yet, at least the bot takes back what it said there. Safe to repeat.
 */
export async function deleteThread(
  delivery: Delivery,
  view: CaseView,
  { threadId, cardId }: EffectOf<'delete-thread'>,
): Promise<Delivered> {
  if (view.state.thread.threadId === threadId) return { command: null };
  try {
    const thread = await threadById(delivery.client, threadId);
    if (thread !== null) await endThread(delivery, view, { thread, cardId });
  } catch (err) {
    if (!isGone(err, 10003)) throw err;
  }
  return { command: null };
}

async function endThread(
  delivery: Delivery,
  view: CaseView,
  { thread, cardId }: { thread: ThreadChannel; cardId: string | null },
): Promise<void> {
  try {
    if (!isForum(thread)) await emptyOf(delivery, view, thread);
    if (thread.parent !== null) await requirePermissions(thread.parent, ['ViewChannel', 'ManageThreads']);
    await thread.delete();
  } catch (err) {
    if (sortDiscordError(err).sort === 'forbidden' && cardId !== null) await silence(thread, cardId, view);
    throw err;
  }
}

/** A post needs none of it: who sees the forum reads it, whether or not they are in it. */
export async function emptyOf({ stores, client }: Delivery, { state }: CaseView, thread: ThreadChannel): Promise<void> {
  const staff = await stores.guilds.staff(state.guildId);
  const mayRead = new Set([client.user.id, ...state.guestIds, ...audienceOf(state, staff).map(({ userId }) => userId)]);
  const inside = await thread.members.fetch({ cache: false });
  const others = [...inside.keys()].filter((userId) => !mayRead.has(userId));
  if (others.length > 0) await removeFrom(thread, others);
}

/** Our own messages can be changed and deleted without any permission. */
async function silence(thread: ThreadChannel, cardId: string, view: CaseView): Promise<void> {
  try {
    const said = await thread.messages.fetch({ limit: 100, cache: false });
    const ours = said.filter(
      ({ id, author, system }) => author.id === thread.client.user.id && id !== cardId && !system,
    );
    for (const id of ours.keys()) await thread.messages.delete(id);
    await thread.messages.edit(cardId, cardPayload(withheldCard(view, isForum(thread))));
  } catch (err) {
    // Gone, archived or out of sight: then it is not readable here, or comes with the deletion.
    if (sortDiscordError(err).sort === 'broken') throw err;
  }
}
