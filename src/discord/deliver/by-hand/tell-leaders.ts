import type { ThreadChannel } from 'discord.js';
import type { Delivered } from '../../../app/ports.ts';
import type { CaseState } from '../../../domain/case.ts';
import { requireWriting } from '../case-channel.ts';
import type { Delivery } from '../delivery.ts';
import { threadById } from '../delivery.ts';
import { sayOnce } from '../send-once.ts';
import { leadersByName } from '../who-looks-after.ts';

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
  const isIt = ({ content }: { content: string }) => content.startsWith(line);
  await sayOnce(due, thread, isIt, async () => {
    const users = await leadersByName(delivery, state);
    const content = [line, ...users.map((userId) => `<@${userId}>`)].join(' ');
    return { content, allowedMentions: { parse: [], users } };
  });
  return { command: null };
}
