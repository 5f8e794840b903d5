import type { ThreadChannel } from 'discord.js';
import type { Delivered } from '../../app/ports.ts';
import type { CaseState } from '../../domain/case.ts';
import type { ContactEffectOf } from '../../domain/contact/contact-effect.ts';
import type { Delivery } from '../deliver/delivery.ts';
import { threadById } from '../deliver/delivery.ts';
import { isGone } from '../discord-error.ts';
import type { CaseView } from '../views/case-view.ts';

/** A contact thread is locked while its case is closed, and open again with it (SPEC 9.2). Safe to repeat. */
export async function contactDoor(
  { client, clock }: Delivery,
  { state }: CaseView,
  { number }: ContactEffectOf<'contact-door'>,
): Promise<Delivered> {
  const threadId = state.conversations.find((one) => one.number === number)?.thread.threadId ?? null;
  if (threadId === null) return { command: null };
  const lost: Delivered = { command: { type: 'lose-contact-thread', threadId, at: clock.now() } };
  // The client may not have heard that it is archived: such a thread takes no lock.
  const thread = await threadById(client, threadId, true);
  if (thread === null) return lost;
  try {
    await rightDoor(thread, state);
  } catch (err) {
    if (isGone(err, 10003)) return lost;
    throw err;
  }
  return { command: null };
}

/** As it should be; what is right already is left alone. */
export async function rightDoor(thread: ThreadChannel, state: Pick<CaseState, 'status'>): Promise<void> {
  if (state.status === 'closed') await shutWhenClosed(thread, state);
  else if (thread.locked === true) await thread.edit({ archived: false, locked: false });
}

/** One request shuts it; an archived thread takes no lock before it is opened. */
export async function shutWhenClosed(thread: ThreadChannel, { status }: Pick<CaseState, 'status'>): Promise<void> {
  if (status !== 'closed' || (thread.archived === true && thread.locked === true)) return;
  if (thread.archived === true) await thread.setArchived(false);
  await thread.edit({ archived: true, locked: true });
}

/** What somebody else wrote in a contact thread goes, and so do they (SPEC 4.6, 9.1). Safe to repeat. */
export async function contactClear(
  { client, clock }: Delivery,
  effect: ContactEffectOf<'contact-clear'>,
): Promise<Delivered> {
  const { threadId, userId, messageId } = effect;
  const thread = await threadById(client, threadId);
  if (thread === null) return { command: { type: 'lose-contact-thread', threadId, at: clock.now() } };
  if (messageId !== null) await unlessGone(thread.messages.delete(messageId));
  if (thread.archived === true) return { command: null };
  await unlessGone(thread.members.remove(userId));
  return { command: null };
}

async function unlessGone(deed: Promise<unknown>): Promise<void> {
  try {
    await deed;
  } catch (err) {
    if (!isGone(err, 10007) && !isGone(err, 10008) && !isGone(err, 10013)) throw err;
  }
}
