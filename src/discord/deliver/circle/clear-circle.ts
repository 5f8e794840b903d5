import type { Delivered } from '../../../app/ports.ts';
import type { CaseView } from '../../views/case-view.ts';
import { emptyOf } from '../delete-thread.ts';
import type { Delivery } from '../delivery.ts';
import { threadById } from '../delivery.ts';

/** Whoever is not in the circle leaves the thread, and the private shelf posts (SPEC 6.2). Safe to repeat. */
export async function clearCircle(delivery: Delivery, view: CaseView): Promise<Delivered> {
  const { thread, shelf } = view.state;
  const posts = shelf.posts.filter(({ isForumPost }) => !isForumPost).map(({ threadId }) => threadId);
  const threadIds = thread.threadId === null ? posts : [thread.threadId, ...posts];
  for (const threadId of threadIds) {
    const place = await threadById(delivery.client, threadId, true);
    if (place !== null) await emptyOf(delivery, view, place);
  }
  return { command: null };
}
