import type { ContactStore } from '../../app/ports.ts';
import { markIn } from '../../texts/en/contact.ts';
import { isYoungEnough } from '../deliver/find-thread.ts';

/**
 * Whether a thread in the contact channel is one too many: its conversation has another. One that has none yet may still
 * take it.
 */
export async function judgeContactThread(
  contact: ContactStore,
  { id, name }: { id: string; name: string },
): Promise<'stray' | 'not-yet-known' | 'fine'> {
  const mark = markIn(name);
  if (mark === null || (await contact.findByThread(id)) !== null) return 'fine';
  const cases = await contact.withMark(mark);
  const its = cases.flatMap(({ conversations }) => conversations.filter((one) => one.mark === mark));
  if (its.length === 0 || !its.every(({ startedAt }) => isYoungEnough(id, { openedAt: startedAt }))) return 'fine';
  return its.some(({ thread }) => thread.threadId === null) ? 'not-yet-known' : 'stray';
}
