import { nextMessage } from '../../domain/contact/conversations.ts';
import { threadById } from '../deliver/delivery.ts';
import type { Services } from '../handler.ts';
import { rightDoor } from './door.ts';

interface Door {
  locked: boolean;
  archived: boolean;
}

/** A contact thread that somebody locks or opens by hand is put right (SPEC 4.6). Idleness archives it: that is right. */
export async function mendThread({ client, stores }: Services, threadId: string, door: Door): Promise<void> {
  const state = await stores.contact.findByThread(threadId);
  const conversation = state?.conversations.find(({ thread }) => thread.threadId === threadId);
  if (state === null || conversation === undefined || isRight(door, state.status === 'closed')) return;
  // What is being said to them shuts the door behind itself.
  if (nextMessage(conversation) !== undefined) return;
  const thread = await threadById(client, threadId, true);
  if (thread !== null) await rightDoor(thread, state);
}

const isRight = ({ locked, archived }: Door, isClosed: boolean): boolean => (isClosed ? locked && archived : !locked);
