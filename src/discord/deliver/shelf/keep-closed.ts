import type { CaseState } from '../../../domain/case.ts';
import type { Delivery } from '../delivery.ts';
import { threadById } from '../delivery.ts';
import { patchThread } from '../by-hand/thread-now.ts';

/** The thread of a case that rests is locked and archived, as far as the record goes. */
const isClosed = ({ shelf, thread }: CaseState): boolean =>
  shelf.place !== null && shelf.home === 'closed' && thread.threadId !== null;

/**
 * Whatever goes into the thread of a resting case opens it, and so may a hand: afterwards it is locked and archived again
 * (SPEC 4.6, 9.5).
 */
export async function keepClosed({ client, stores, due }: Delivery): Promise<void> {
  const state = due.caseId === null ? null : await stores.cases.load(due.caseId);
  if (state === null || !isClosed(state) || state.thread.threadId === null) return;
  const home = await threadById(client, state.thread.threadId, true);
  if (home === null || (home.archived === true && home.locked === true)) return;
  // An archived thread cannot be locked.
  if (home.archived === true) await patchThread(home.client, home.id, { archived: false });
  await patchThread(home.client, home.id, { archived: true, locked: true });
}
