import type { Delivered } from '../../../app/ports.ts';
import type { EffectOf } from '../../../domain/effect.ts';
import type { CaseView } from '../../views/case-view.ts';
import type { Delivery } from '../delivery.ts';
import { isSame, postInStep } from '../refresh-post.ts';
import { threadNow } from './thread-now.ts';

/**
 * Gives a post the tags back that say how its case stands (SPEC 4.5, 4.6), in the lane in which they are kept in step.
 * Tags that are others by now are left to whatever has changed them: the record itself may have gone on.
 */
export async function mendTags(
  delivery: Delivery,
  view: CaseView,
  { threadId, found }: EffectOf<'mend-tags'>,
): Promise<Delivered> {
  const { client, clock, due } = delivery;
  const { applied_tags: applied = [] } = await threadNow(client, threadId);
  // A first attempt may have mended them without living to say so.
  const wasMended = due.startedAt !== null && !due.hadProblem && !isSame(applied, found);
  const became = isSame(applied, found) ? await postInStep(delivery, view, threadId) : 'as-it-was';
  if (became === 'gone') return { command: { type: 'lose-thread', threadId, at: clock.now() } };
  const isMended = wasMended || became === 'tagged';
  return { command: isMended ? { type: 'note-mended', threadId, what: ['tags'], at: clock.now() } : null };
}
