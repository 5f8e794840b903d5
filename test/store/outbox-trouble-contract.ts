import { expect, it } from 'vitest';
import type { EffectProblem } from '../../src/app/ports.ts';
import type { EngineStores, OpenEngine } from './engine.ts';
import { opened } from './engine.ts';
import { channelId, guildId, newCase, openedAt, opens, otherGuildId, planned } from './sample-case.ts';

const now = openedAt + 60_000;
const claim = { worker: 'w', now, lockedUntil: now + 60_000, limit: 50 };
const forbidden: EffectProblem = { problem: 'forbidden', permission: 'CreatePrivateThreads', channelId };
const broken: EffectProblem = { problem: 'broken', permission: null, channelId: null };

/** Three cases, one of them in another server, each with an effect that Discord refused: failed, dead, failed. */
async function troubled(stores: EngineStores): Promise<void> {
  for (const [number, guild] of [guildId, guildId, otherGuildId].entries()) {
    const effects = [planned(`k${number}`, 'thread', { kind: 'create-thread', round: 1 }), planned(`next${number}`)];
    const state = newCase(`case-${number}`, 0, { guildId: guild, number: null, reference: `C-A${number}` });
    await stores.cases.commit(opens(state, { effects }));
  }
  const [failed, dead, elsewhere] = await stores.outbox.claim(claim);
  await stores.outbox.retry(failed?.effectId ?? 0, { runAt: now + 1000, error: 'no', problem: forbidden });
  await stores.outbox.dead(dead?.effectId ?? 0, { error: 'never', problem: broken });
  await stores.outbox.retry(elsewhere?.effectId ?? 0, { runAt: now + 1000, error: 'no', problem: forbidden });
}

const keysAt = async ({ outbox }: EngineStores, at: number) =>
  (await outbox.claim({ ...claim, now: at })).map(({ key }) => key);

export function troubleContract(open: OpenEngine): void {
  roomContract(open);

  it('tells the troubles of a server by kind, permission and channel, without any case', async () => {
    const stores = opened(open);
    await troubled(stores);

    expect(await stores.outbox.troubles(guildId)).toEqual([
      { kind: 'create-thread', state: 'dead', count: 1, ...broken },
      { kind: 'create-thread', state: 'failed', count: 1, ...forbidden },
    ]);
    expect(await stores.outbox.troubles('nowhere')).toEqual([]);
  });

  it('lets a failed effect block its own lane until its time, and a dead one nobody', async () => {
    const stores = opened(open);
    await troubled(stores);

    expect(await keysAt(stores, now)).toEqual(['next1']);
    expect(await keysAt(stores, now + 1000)).toEqual(['k0', 'k2']);
  });

  it('makes failed effects of one server due again once somebody mended it', async () => {
    const stores = opened(open);
    await troubled(stores);

    expect(await stores.outbox.revive(guildId, now, 'failed')).toBe(1);
    expect(await keysAt(stores, now)).toEqual(['k0', 'next1']);
    expect(await stores.outbox.troubles(guildId)).toMatchObject([{ state: 'dead' }]);
  });

  it('brings dead effects back only when asked, with their attempts counted anew', async () => {
    const stores = opened(open);
    await troubled(stores);

    expect(await stores.outbox.revive(guildId, now, 'failed-and-dead')).toBe(2);
    const due = await stores.outbox.claim(claim);
    expect(due).toMatchObject([
      { key: 'k0', attempts: 0, hadProblem: true },
      { key: 'k1', attempts: 0, hadProblem: true },
    ]);
    expect(await stores.outbox.troubles(guildId)).toEqual([]);
  });

  it('remembers that there was a problem through later attempts', async () => {
    const stores = opened(open);
    await troubled(stores);
    const [due] = await stores.outbox.claim({ ...claim, now: now + 1000 });
    await stores.outbox.retry(due?.effectId ?? 0, { runAt: now + 2000, error: 'slow', problem: null });

    expect(await stores.outbox.claim({ ...claim, now: now + 2000, limit: 1 })).toMatchObject([
      { key: 'k0', hadProblem: true },
    ]);
  });
}

function roomContract(open: OpenEngine): void {
  it('lets as many effects that wait for room go on as there are places, the oldest first', async () => {
    const stores = opened(open);
    const full: EffectProblem = { problem: 'full', permission: null, channelId: null };
    await troubled(stores);
    for (const number of [1, 2, 3]) {
      const effects = [planned(`full${number}`)];
      const state = newCase(`full-${number}`, 0, { number: null, reference: `C-F${number}` });
      await stores.cases.commit(opens(state, { effects }));
      const due = await stores.outbox.claim({ ...claim, limit: 50 });
      const mine = due.find(({ key }) => key === `full${number}`);
      await stores.outbox.retry(mine?.effectId ?? 0, { runAt: now + 90_000, error: 'full', problem: full });
    }

    expect(await stores.outbox.reviveFull(otherGuildId, now, 9)).toBe(0);
    expect(await stores.outbox.reviveFull(guildId, now, 2)).toBe(2);
    expect(await keysAt(stores, now)).toEqual(['full1', 'full2']);
    expect(await stores.outbox.reviveFull(guildId, now, 2)).toBe(1);
  });
}
