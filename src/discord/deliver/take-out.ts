import type { Delivered } from '../../app/ports.ts';
import type { Client, ThreadChannel } from 'discord.js';
import type { CaseState } from '../../domain/case.ts';
import type { EffectOf } from '../../domain/effect.ts';
import { isGone } from '../discord-error.ts';
import type { CaseView } from '../views/case-view.ts';
import type { Delivery } from './delivery.ts';
import { threadById } from './delivery.ts';
import { removeMember } from './by-hand/remove-member.ts';
import { patchThread } from './by-hand/thread-now.ts';

/** People who may no longer read a case leave its thread (SPEC 6.1). Safe to repeat. */
export async function takeOut(
  { client, clock }: Delivery,
  { state }: CaseView,
  { userIds }: EffectOf<'take-out'>,
): Promise<Delivered> {
  await outOfShelf(client, state, userIds);
  const { threadId } = state.thread;
  if (threadId === null) return { command: null };
  const thread = await threadById(client, threadId);
  if (thread === null) return { command: { type: 'lose-thread', threadId, at: clock.now() } };
  await removeFrom(thread, userIds);
  return { command: null };
}

/** The shelf posts of a restricted case are private threads, too; an archived one is archived again. */
export async function outOfShelf(
  client: Client<true>,
  { shelf }: CaseState,
  userIds: readonly string[],
): Promise<void> {
  for (const { threadId, isForumPost } of shelf.posts) {
    const post = isForumPost ? null : await threadById(client, threadId, true);
    if (post !== null) await outOf(post, userIds);
  }
}

/** One that is deleted meanwhile lets nobody read any more. */
async function outOf(post: ThreadChannel, userIds: readonly string[]): Promise<void> {
  const wasArchived = post.archived === true;
  try {
    await removeFrom(post, userIds);
    if (wasArchived) await patchThread(post.client, post.id, { archived: true });
  } catch (err) {
    if (!isGone(err, 10003)) throw err;
  }
}

/** Nothing happens for somebody who is not in it. */
export async function removeFrom(thread: ThreadChannel, userIds: readonly string[]): Promise<void> {
  for (const userId of userIds) await removeMember(thread.client, thread.id, userId);
}
