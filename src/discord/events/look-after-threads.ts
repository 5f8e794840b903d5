import type { CaseThread, Debt } from '../../app/ports.ts';
import type { Services } from '../handler.ts';

type Needs = Pick<Services, 'client' | 'stores' | 'clock' | 'chance' | 'poke'>;

/**
 * Every thread the team works in is looked after: whatever was written and done there while nobody listened (SPEC 12.4).
 * At start, after a session that Discord ended, and when roles have changed for many at once. Goes last in the outbox.
 */
export async function lookAfterThreads(needs: Needs, guildId: string): Promise<void> {
  const open = await needs.stores.cases.openThreads(guildId);
  const known = new Set(open.map(({ threadId }) => threadId));
  const others = await activeOnes(needs, guildId, known);
  const { stores, clock, chance, poke } = needs;
  const now = clock.now();
  const debts = [...open, ...others].map(({ caseId, threadId }): Debt => {
    const effect = { kind: 'tend-thread', threadId } as const;
    const planned = { key: `tend-thread:${caseId}:${chance.id()}`, lane: 'tending', effect, refresh: true };
    return { caseId, guildId, planned, at: now };
  });
  await stores.outbox.owe(debts);
  if (debts.length > 0) poke();
}

/** In shelf posts, and in threads of cold and closed cases, people may go on writing: then Discord counts them as active. */
async function activeOnes({ client, stores }: Needs, guildId: string, known: Set<string>): Promise<CaseThread[]> {
  const channels = client.guilds.cache.get(guildId)?.channels.cache.values() ?? [];
  const active = [...channels].filter((one) => one.isThread() && one.archived !== true && !known.has(one.id));
  const found: CaseThread[] = [];
  for (const { id } of active) {
    const state = (await stores.cases.findByThread(id)) ?? (await stores.cases.findByShelfPost(id));
    if (state !== null) found.push({ caseId: state.caseId, guildId, threadId: id });
  }
  return found;
}

/**
 * Somebody is no longer of the team, or no longer a leader: they leave every case thread they may not read any more (SPEC
 * 6.1). Asked when it goes out, of the access policy.
 */
export async function showOutOfAll(
  { stores, clock, chance, poke }: Needs,
  guildId: string,
  userId: string,
): Promise<void> {
  const at = clock.now();
  const threads = await stores.cases.threadsAround(guildId, userId);
  const debts = threads.map(({ caseId, threadId }): Debt => {
    const effect = { kind: 'show-out', threadId, userId, why: 'departed', since: null, isBot: false } as const;
    const key = `show-out:${caseId}:${threadId}:${userId}:${chance.id()}`;
    return { caseId, guildId, planned: { key, lane: `door:${userId}`, effect, refresh: false }, at };
  });
  await stores.outbox.owe(debts);
  if (debts.length > 0) poke();
}
