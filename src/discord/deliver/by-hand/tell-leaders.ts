import type { ThreadChannel } from 'discord.js';
import type { Delivered } from '../../../app/ports.ts';
import type { CaseState } from '../../../domain/case.ts';
import { leadersToCall } from '../call.ts';
import { requireWriting } from '../case-channel.ts';
import type { Delivery } from '../delivery.ts';
import { threadById } from '../delivery.ts';
import { nonceOf } from '../nonce.ts';
import { earlierMessage, sendOnce } from '../send-once.ts';

/** How many leaders are called by name in one line. */
const calledAtMost = 30;

/** One line in the case's thread that calls the leaders who may see the case, once. */
export async function tellLeaders(
  delivery: Delivery,
  state: CaseState,
  { threadId, lineFor }: { threadId: string; lineFor: (thread: ThreadChannel) => Promise<string> },
): Promise<Delivered> {
  const { client, clock, due } = delivery;
  const thread = await threadById(client, threadId);
  if (thread === null) return { command: { type: 'lose-thread', threadId, at: clock.now() } };
  await requireWriting(thread);
  const line = await lineFor(thread);
  const earlier = due.startedAt === null ? null : await earlierMessage(thread, (one) => one.content.startsWith(line));
  if (earlier !== null) return { command: null };
  const users = (await leadersToCall(delivery, state)).slice(0, calledAtMost);
  const content = [line, ...users.map((userId) => `<@${userId}>`)].join(' ');
  await sendOnce(thread, { content, allowedMentions: { parse: [], users }, nonce: nonceOf(due.key) });
  return { command: null };
}
