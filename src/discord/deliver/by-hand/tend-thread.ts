import { Routes } from 'discord.js';
import type { APIGuildMember, APIThreadChannel, APIThreadMember, Client } from 'discord.js';
import type { Debt, Delivered } from '../../../app/ports.ts';
import type { EffectOf } from '../../../domain/effect.ts';
import type { CaseView } from '../../views/case-view.ts';
import type { Delivery } from '../delivery.ts';
import { catchUp } from './catch-up.ts';
import { guestOf, isInForum, showingOut, uninvitedAmong } from './thread-guests.ts';
import { mendings } from './thread-debts.ts';
import { parentOf, threadNow } from './thread-now.ts';

/**
 * Looks after one case thread that could not be watched for a while (SPEC 12.4): what was changed by hand is put right,
 * who has no right is taken out, what was written is recorded. A thread that is gone is lost, and made anew.
 */
export async function tendThread(
  delivery: Delivery,
  view: CaseView,
  { threadId }: EffectOf<'tend-thread'>,
): Promise<Delivered> {
  const { client, stores, clock, due } = delivery;
  const raw = await threadNow(client, threadId);
  await parentOf(client, raw, ['ViewChannel', 'ReadMessageHistory']);
  const heard = { client, raw, before: null, heardBy: due.key, now: clock.now() };
  const guests = isInForum(view.state, threadId) ? [] : await showingOutAll(delivery, view, threadId);
  await stores.outbox.owe([...guests, ...mendings(view, heard)]);
  await catchUp(delivery, view.state.caseId, raw);
  return { command: null };
}

async function showingOutAll(delivery: Delivery, { state }: CaseView, threadId: string): Promise<Debt[]> {
  const { client, stores, clock, due } = delivery;
  const now = clock.now();
  const guests = (await membersOf(client, threadId)).flatMap((raw) => guestOf(raw, now) ?? []);
  const uninvited = await uninvitedAmong(guests, state, { stores, botId: client.user.id, threadId });
  return uninvited.map((guest) => showingOut(state, threadId, guest, { heardBy: due.key, now }));
}

/** Discord's limit for a page of members. */
const pageSize = 100;

type Member = APIThreadMember & { member?: APIGuildMember };

async function membersOf(client: Client<true>, threadId: APIThreadChannel['id']): Promise<Member[]> {
  const all: Member[] = [];
  for (let after = '0', more = true; more;) {
    const query = new URLSearchParams({ with_member: 'true', limit: String(pageSize), after });
    const page = (await client.rest.get(Routes.threadMembers(threadId), { query })) as Member[];
    all.push(...page);
    more = page.length === pageSize;
    after = page.at(-1)?.user_id ?? after;
  }
  return all;
}
