import type { Delivered } from '../../app/ports.ts';
import type { ThreadChannel } from 'discord.js';
import type { EffectOf } from '../../domain/effect.ts';
import { isGone } from '../discord-error.ts';
import type { CaseView } from '../views/case-view.ts';
import type { Delivery } from './delivery.ts';
import { threadById } from './delivery.ts';

/** People who may no longer read a case leave its thread (SPEC 6.1). Safe to repeat. */
export async function takeOut(
  { client, clock }: Delivery,
  { state }: CaseView,
  { userIds }: EffectOf<'take-out'>,
): Promise<Delivered> {
  const { threadId } = state.thread;
  if (threadId === null) return { command: null };
  const thread = await threadById(client, threadId);
  if (thread === null) return { command: { type: 'lose-thread', threadId, at: clock.now() } };
  await removeFrom(thread, userIds);
  return { command: null };
}

/** Nothing happens for somebody who is not in it. */
export async function removeFrom(thread: ThreadChannel, userIds: readonly string[]): Promise<void> {
  // An archived thread lets nobody be taken out.
  if (thread.archived === true) await thread.setArchived(false);
  for (const userId of userIds) {
    try {
      await thread.members.remove(userId);
    } catch (err) {
      if (!isGone(err, 10007) && !isGone(err, 10013)) throw err;
    }
  }
}
