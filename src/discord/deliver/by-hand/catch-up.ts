import { Routes } from 'discord.js';
import type { APIMessage, APIThreadChannel, Client } from 'discord.js';
import type { Remark } from '../../../app/ports.ts';
import { remarkOf } from '../../read-remark.ts';
import type { Delivery } from '../delivery.ts';

/** Discord's limit for a page of messages; of so many the edits and deletions made meanwhile are noticed. */
const pageSize = 100;

/** Records what people wrote, edited and deleted in a thread of this case while nobody listened (SPEC 12.4). */
export async function catchUp(
  { client, stores, clock }: Delivery,
  caseId: string,
  raw: APIThreadChannel,
): Promise<void> {
  const { discussions } = stores;
  const { id: threadId, last_message_id: last } = raw;
  if (typeof last !== 'string') return;
  const thread = { caseId, threadId };
  // Asked first: what is written from now on is recorded by others, and not on the page.
  const standing = await discussions.standing(threadId);
  const readUpTo = (await discussions.readUpTo(threadId)) ?? '0';
  const recent = await pageBefore(client, threadId, null);
  const deleted = missing(recent, standing).map((messageId): Remark => ({
    kind: 'deleted',
    messageId,
    at: clock.now(),
  }));
  await discussions.record(thread, [...remarksOf(client, recent), ...deleted]);
  for (let page = recent; page.length === pageSize && isOlder(readUpTo, idOfOldest(page));) {
    page = await pageBefore(client, threadId, idOfOldest(page));
    await discussions.record(thread, remarksOf(client, page));
  }
  await discussions.markRead(threadId, recent[0]?.id ?? last);
}

/** Newest first. */
async function pageBefore(client: Client<true>, threadId: string, before: string | null): Promise<APIMessage[]> {
  const query = new URLSearchParams({ limit: String(pageSize), ...(before === null ? {} : { before }) });
  return (await client.rest.get(Routes.channelMessages(threadId), { query })) as APIMessage[];
}

const remarksOf = (client: Client<true>, page: APIMessage[]): Remark[] =>
  page.toReversed().flatMap((message) => remarkOf(message, client.user.id) ?? []);

const idOfOldest = (page: APIMessage[]): string => page.at(-1)?.id ?? '0';

/** Messages we know that Discord does not show any more. A page that is not full reaches back to the first message. */
function missing(page: APIMessage[], standing: string[]): string[] {
  const shown = new Set(page.map(({ id }) => id));
  const oldest = page.length < pageSize ? '0' : idOfOldest(page);
  return standing.filter((id) => !shown.has(id) && !isOlder(id, oldest));
}

const isOlder = (one: string, other: string): boolean => BigInt(one) < BigInt(other);
