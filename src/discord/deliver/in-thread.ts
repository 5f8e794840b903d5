import type { Delivered } from '../../app/ports.ts';
import { isGone } from '../discord-error.ts';
import type { Delivery } from './delivery.ts';
import { keepClosed } from './shelf/keep-closed.ts';

/** A thread that is deleted while something goes into it is lost, and made anew from the record (SPEC 4.6). */
export async function inThread(
  delivery: Delivery,
  threadId: string | null,
  going: Promise<Delivered>,
): Promise<Delivered> {
  try {
    const delivered = await going;
    await keepClosed(delivery);
    return delivered;
  } catch (err) {
    if (threadId === null || !isGone(err, 10003)) throw err;
    return { command: { type: 'lose-thread', threadId, at: delivery.clock.now() } };
  }
}
