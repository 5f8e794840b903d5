import { GatewayDispatchEvents } from 'discord.js';
import type { APIThreadChannel, Client, GatewayThreadMembersUpdateDispatchData } from 'discord.js';
import type { Debt } from '../../app/ports.ts';
import { mendings } from '../deliver/by-hand/thread-debts.ts';
import type { Before } from '../deliver/by-hand/thread-debts.ts';
import { guestOf, showingOut, uninvitedAmong } from '../deliver/by-hand/thread-guests.ts';
import type { Services } from '../handler.ts';

/**
 * Notices what somebody does to a case thread by hand: renamed, archived, locked, opened to invitations, other tags,
 * people added (SPEC 4.6). Whether it is wrong is seen without asking Discord; putting it right is owed like everything.
 */
export function followThreads(services: Services, onError: (err: unknown) => void): void {
  const { client } = services;
  const { ThreadUpdate, ThreadMembersUpdate } = GatewayDispatchEvents;
  client.ws.on(ThreadUpdate, (raw: APIThreadChannel) => {
    // Read at once: the client has not taken note of the change yet.
    void changed(services, raw, knownOf(client, raw.id)).catch(onError);
  });
  client.ws.on(ThreadMembersUpdate, (update: GatewayThreadMembersUpdateDispatchData) => {
    if ((update.added_members ?? []).length > 0) void joined(services, update).catch(onError);
  });
}

function knownOf(client: Client<true>, threadId: string): Before | null {
  const known = client.channels.cache.get(threadId);
  return known?.isThread() === true ? { name: known.name, tags: [...known.appliedTags] } : null;
}

async function changed(services: Services, raw: APIThreadChannel, before: Before | null): Promise<void> {
  const { client, stores, clock, chance } = services;
  const state = await stores.cases.findByThread(raw.id);
  if (state === null) return;
  const words = await stores.cases.contents(state.caseId);
  const view = { state, words, settings: await stores.guilds.settings(state.guildId) };
  await owe(services, mendings(view, { client, raw, before, heardBy: chance.id(), now: clock.now() }));
}

async function joined(services: Services, update: GatewayThreadMembersUpdateDispatchData): Promise<void> {
  const { client, stores, clock } = services;
  const { cases } = stores;
  const state = (await cases.findByThread(update.id)) ?? (await cases.findByShelfPost(update.id));
  if (state === null) return;
  const now = clock.now();
  const guests = (update.added_members ?? []).flatMap((raw) => guestOf(raw, now) ?? []);
  const uninvited = await uninvitedAmong(guests, state, { stores, botId: client.user.id, threadId: update.id });
  const showsOut = uninvited.map((guest) => showingOut(state, update.id, guest, { heardBy: 'joined', now }));
  await owe(services, showsOut);
}

async function owe({ stores, poke }: Services, debts: Debt[]): Promise<void> {
  if (debts.length === 0) return;
  await stores.outbox.owe(debts);
  poke();
}
