import type { Delivered } from '../../../app/ports.ts';
import { traitsOff } from '../../../domain/by-hand/thread-traits.ts';
import type { FoundThread } from '../../../domain/by-hand/thread-traits.ts';
import type { EffectOf } from '../../../domain/effect.ts';
import type { CaseView } from '../../views/case-view.ts';
import type { Delivery } from '../delivery.ts';
import { foundThread, parentOf, patchThread, threadNow } from './thread-now.ts';

const right = { archived: false, locked: false, invitable: false } satisfies Partial<FoundThread>;

/** Opens, unlocks and closes to invitations what somebody changed by hand (SPEC 4.6); its name has a lane of its own. */
export async function mendThread(
  { client, clock, due }: Delivery,
  { state }: CaseView,
  { threadId, off: heard }: EffectOf<'mend-thread'>,
): Promise<Delivered> {
  const raw = await threadNow(client, threadId);
  const off = traitsOff(state, foundThread(client, raw));
  if (off.length > 0) {
    await parentOf(client, raw, ['ViewChannel', 'ManageThreads']);
    await patchThread(client, threadId, Object.fromEntries(off.map((trait) => [trait, right[trait]])));
  }
  // A first attempt may have mended it without living to say so.
  const before = due.startedAt === null || due.hadProblem ? [] : heard;
  const what = [...new Set([...off, ...before])];
  return { command: what.length === 0 ? null : { type: 'note-mended', threadId, what, at: clock.now() } };
}
