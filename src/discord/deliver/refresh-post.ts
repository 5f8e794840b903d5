import { ChannelType, Routes } from 'discord.js';
import type { ForumChannel, ThreadChannel } from 'discord.js';
import type { Delivered } from '../../app/ports.ts';
import type { CaseView } from '../views/case-view.ts';
import { requirePermissions } from './case-channel.ts';
import type { Delivery } from './delivery.ts';
import { threadById } from './delivery.ts';
import { tagsFor, withTags } from './forum-tags.ts';
import { isResting, whileOpen } from './refresh-card.ts';
import { isOpen } from './who-could-read.ts';

/**
 * Brings the tags of a post in step with the record (SPEC 4.5), and takes what its name tells from somebody who must not
 * read it (SPEC 6.4). Nothing is sent while it says the same already.
 */
export async function refreshPost(delivery: Delivery, view: CaseView): Promise<Delivered> {
  const { threadId } = view.state.thread;
  if (threadId === null || !view.state.isPost || view.state.shelf.home !== 'open') return { command: null };
  const became = await postInStep(delivery, view, threadId);
  return { command: became === 'gone' ? { type: 'lose-thread', threadId, at: delivery.clock.now() } : null };
}

/** What became of it: `tagged` when its tags were not in step. */
export async function postInStep(
  delivery: Delivery,
  view: CaseView,
  threadId: string,
): Promise<'gone' | 'tagged' | 'as-it-was'> {
  // Asked anew: an answer to another request may have brought back what the client knew of it before.
  const post = await threadById(delivery.client, threadId, true);
  if (post === null) return 'gone';
  if (post.parent?.type !== ChannelType.GuildForum || isResting(post, view)) return 'as-it-was';
  return await inStep(delivery, view, { post, forum: post.parent });
}

async function inStep(
  delivery: Delivery,
  view: CaseView,
  { post, forum }: { post: ThreadChannel; forum: ForumChannel },
): Promise<'tagged' | 'as-it-was'> {
  const { client } = delivery;
  const open = await isOpen(delivery, post, view);
  const applied = await tagsFor(delivery, forum, view, { applied: post.appliedTags, isOpen: open });
  const { reference } = view.state;
  const name = open && post.name !== reference ? { name: reference } : {};
  const tags = isSame(applied, post.appliedTags) ? {} : { applied_tags: applied };
  const body = { ...name, ...tags };
  if (Object.keys(body).length === 0) return 'as-it-was';
  await requirePermissions(forum, ['ViewChannel', 'ManageThreads']);
  // Past the client's own edit, which always sends the name and so waits with every throttled rename.
  const send = () => client.rest.patch(Routes.channel(post.id), { body });
  await whileOpen(post, async () => void (await withTags(forum, send)));
  return 'applied_tags' in body ? 'tagged' : 'as-it-was';
}

/** The same tags, in whatever order. */
export const isSame = (some: readonly string[], others: readonly string[]) =>
  some.length === others.length && some.every((id) => others.includes(id));
