import { Routes } from 'discord.js';
import type { APIThreadMember, Client } from 'discord.js';
import { isArchived, isGone } from '../../discord-error.ts';
import { patchThread } from './thread-now.ts';

/** Since when somebody is in a thread (ms UTC); null when they are not. */
export async function joinedAt(client: Client<true>, threadId: string, userId: string): Promise<number | null> {
  try {
    const member = (await client.rest.get(Routes.threadMembers(threadId, userId))) as APIThreadMember;
    return Date.parse(member.join_timestamp);
  } catch (err) {
    if (isNobody(err)) return null;
    throw err;
  }
}

/** Takes somebody out of a thread, an archived one too. Who is not in it, or not there any more, is out already. */
export async function removeMember(client: Client<true>, threadId: string, userId: string): Promise<void> {
  try {
    await client.rest.delete(Routes.threadMembers(threadId, userId));
  } catch (err) {
    if (isNobody(err)) return;
    if (!isArchived(err)) throw err;
    if ((await joinedAt(client, threadId, userId)) === null) return;
    await patchThread(client, threadId, { archived: false });
    await removeMember(client, threadId, userId);
  }
}

const isNobody = (err: unknown) => isGone(err, 10007) || isGone(err, 10013);
