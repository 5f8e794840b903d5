import type { Delivered } from '../../../app/ports.ts';
import { lastPost } from '../../../domain/shelf/shelf-state.ts';
import { isGone } from '../../discord-error.ts';
import type { CaseView } from '../../views/case-view.ts';
import type { Delivery } from '../delivery.ts';

/** A post that is deleted while something goes into it is lost, and made anew from the record (SPEC 4.6). */
export async function onShelf({ clock }: Delivery, { state }: CaseView, going: Promise<Delivered>): Promise<Delivered> {
  const threadId = lastPost(state)?.threadId;
  try {
    return await going;
  } catch (err) {
    if (threadId === undefined || !isGone(err, 10003)) throw err;
    return { command: { type: 'lose-shelf-post', threadId, at: clock.now() } };
  }
}
