import type { APIThreadChannel, Client } from 'discord.js';
import type { Delivered } from '../../../app/ports.ts';
import type { EffectOf } from '../../../domain/effect.ts';
import type { CaseView } from '../../views/case-view.ts';
import { nameIn } from '../create-thread.ts';
import type { Delivery } from '../delivery.ts';
import { parentOf, patchThread, threadNow } from './thread-now.ts';

/**
 * Gives a thread its name back (SPEC 4.5, 4.6): the one it would get today. Discord allows two renames in ten minutes, so
 * this waits in a lane of its own. An archived thread is opened for the moment.
 */
export async function renameThread(
  delivery: Delivery,
  view: CaseView,
  { threadId, off }: EffectOf<'rename-thread'>,
): Promise<Delivered> {
  const { client, clock, due } = delivery;
  const raw = await threadNow(client, threadId);
  const parent = await parentOf(client, raw, ['ViewChannel', 'ManageThreads']);
  const { name } = await nameIn(delivery, parent, view);
  // Opening it would take the room it made (SPEC 4.7).
  if (raw.thread_metadata?.archived === true && view.state.restingSince !== null) return { command: null };
  if (raw.name !== name) await rename(client, raw, name);
  // A first attempt may have mended it without living to say so.
  const wasOff = off && due.startedAt !== null && !due.hadProblem;
  const isMended = raw.name !== name || wasOff;
  return { command: isMended ? { type: 'note-mended', threadId, what: ['name'], at: clock.now() } : null };
}

async function rename(client: Client<true>, { id, thread_metadata: metadata }: APIThreadChannel, name: string) {
  const isArchived = metadata?.archived === true;
  await patchThread(client, id, isArchived ? { name, archived: false } : { name });
  if (isArchived) await patchThread(client, id, { archived: true });
}
