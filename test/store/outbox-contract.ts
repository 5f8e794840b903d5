import { expect, it } from 'vitest';
import type { DueEffect, EffectProblem, Outbox } from '../../src/app/ports.ts';
import type { PlannedEffect } from '../../src/domain/effect.ts';
import type { EngineStores, OpenEngine } from './engine.ts';
import { opened, openedTwice } from './engine.ts';
import {
  adds,
  guildId,
  newCase,
  openedAt,
  opens,
  otherGuildId,
  planned,
  refresh,
  threadAttached,
} from './sample-case.ts';
import { troubleContract } from './outbox-trouble-contract.ts';

/** What every engine promises of the outbox (SPEC 12.2). */
export function outboxContract(open: OpenEngine): void {
  claimContract(open);
  fairnessContract(open);
  lockContract(open);
  retryContract(open);
  refreshContract(open);
  pruneContract(open);
  troubleContract(open);
}

const now = openedAt + 60_000;
const claim = { worker: 'w', now, lockedUntil: now + 60_000, limit: 50 };

/** Opens a numbered case that owes Discord these effects. */
async function owing(
  { cases }: EngineStores,
  number: number,
  effects: PlannedEffect[],
  guild = guildId,
): Promise<void> {
  await cases.commit(opens(newCase(`case-${number}`, number, { guildId: guild }), { effects }));
}

const keys = (due: DueEffect[]): string[] => due.map(({ key }) => key);

async function claimKeys(outbox: Outbox, change: Partial<typeof claim> = {}): Promise<string[]> {
  return keys(await outbox.claim({ ...claim, ...change }));
}

/** The id of the only effect that is due. */
async function claimOne(outbox: Outbox, change: Partial<typeof claim> = {}): Promise<number> {
  const [due] = await outbox.claim({ ...claim, ...change });
  if (due === undefined) throw new Error('Nothing was due');
  return due.effectId;
}

function claimContract(open: OpenEngine): void {
  it('hands out an effect that is not to come before its time only then, and holds up no other lane', async () => {
    const stores = opened(open);
    const later = { ...planned('later', 'own', { kind: 'escalate', to: 'leaders' }), notBefore: now + 500 };
    await owing(stores, 1, [later, planned('now')]);

    expect(await claimKeys(stores.outbox)).toEqual(['now']);
    expect(await claimKeys(stores.outbox, { now: now + 499 })).toEqual([]);
    expect(await claimKeys(stores.outbox, { now: now + 500 })).toEqual(['later']);
  });

  it('hands out an effect as it was planned', async () => {
    const stores = opened(open);
    await owing(stores, 1, [planned('one', 'thread', { kind: 'create-thread', round: 1 })]);

    expect(await stores.outbox.claim(claim)).toEqual([
      {
        effectId: expect.any(Number),
        key: 'one',
        caseId: 'case-1',
        effect: { kind: 'create-thread', round: 1 },
        attempts: 0,
        startedAt: null,
        hadProblem: false,
      },
    ]);
  });

  it('keeps the order inside a lane, one at a time, and lets other lanes go beside it', async () => {
    const stores = opened(open);
    await owing(stores, 1, [planned('a1'), planned('a2'), planned('b1', 'reporter'), planned('b2', 'reporter')]);
    const [a1, b1] = await stores.outbox.claim(claim);
    expect([a1?.key, b1?.key]).toEqual(['a1', 'b1']);
    expect(await claimKeys(stores.outbox)).toEqual([]);

    await stores.outbox.done(a1?.effectId ?? 0);
    expect(await claimKeys(stores.outbox)).toEqual(['a2']);
  });

  it('keeps lanes of the same name in two cases apart', async () => {
    const stores = opened(open);
    await owing(stores, 1, [planned('a')]);
    await owing(stores, 2, [planned('b')]);

    expect(await claimKeys(stores.outbox)).toEqual(['a', 'b']);
  });

  it('owes an effect once, however often it is planned', async () => {
    const stores = opened(open);
    await owing(stores, 1, [planned('one')]);
    await stores.outbox.done(await claimOne(stores.outbox));
    const again = [planned('one'), planned('two')];
    await stores.cases.commit(adds({ ...newCase('case-1', 1), version: 1 }, [threadAttached], { effects: again }));

    expect(await claimKeys(stores.outbox)).toEqual(['two']);
  });
}

function fairnessContract(open: OpenEngine): void {
  it('takes turns between cases, also with what is under way', async () => {
    const stores = opened(open);
    const files = Array.from({ length: 6 }, (_, index) => planned(`file-${index}`, `evidence:${index}`));
    await owing(stores, 1, files);
    await owing(stores, 2, [planned('thread-2')]);
    await owing(stores, 3, [planned('thread-3')]);

    expect(await claimKeys(stores.outbox, { limit: 2 })).toEqual(['file-0', 'thread-2']);
    expect(await claimKeys(stores.outbox, { limit: 2 })).toEqual(['file-1', 'thread-3']);
    expect(await claimKeys(stores.outbox, { limit: 2 })).toEqual(['file-2', 'file-3']);
  });
}

function lockContract(open: OpenEngine): void {
  it('gives each effect to one of two processes', async () => {
    const [one, two] = openedTwice(open);
    await owing(
      one,
      1,
      Array.from({ length: 20 }, (_, index) => planned(`k${index}`, `lane-${index}`)),
    );
    const claims = await Promise.all([
      one.outbox.claim({ ...claim, limit: 12 }),
      two.outbox.claim({ ...claim, worker: 'v', limit: 12 }),
    ]);

    expect(claims.map((due) => due.length)).toEqual([12, 8]);
    expect(new Set(claims.flat().map(({ key }) => key)).size).toBe(20);
  });

  it('hands out an effect again when its lock has run out, and says that it was begun', async () => {
    const stores = opened(open);
    await owing(stores, 1, [planned('one')]);
    await claimOne(stores.outbox);
    expect(await stores.outbox.nextRunAt()).toBe(claim.lockedUntil);
    expect(await claimKeys(stores.outbox, { now: claim.lockedUntil - 1 })).toEqual([]);

    const later = await stores.outbox.claim({ ...claim, worker: 'v', now: claim.lockedUntil });
    expect(later).toMatchObject([{ key: 'one', attempts: 1, startedAt: now }]);
  });

  it('renews the lock of what is still under way, and begins it no second time', async () => {
    const stores = opened(open);
    await owing(stores, 1, [planned('one')]);
    const underWay = [await claimOne(stores.outbox)];
    const renewed = claim.lockedUntil + 60_000;
    const again = { ...claim, now: claim.lockedUntil, lockedUntil: renewed, underWay };
    expect(await stores.outbox.claim(again)).toEqual([]);
    expect(await claimKeys(stores.outbox, { now: renewed - 1 })).toEqual([]);

    const later = await stores.outbox.claim({ ...claim, worker: 'v', now: renewed });
    expect(later).toMatchObject([{ key: 'one', attempts: 1, startedAt: now }]);
  });

  it('frees the locks of processes that are gone, and of no others', async () => {
    const stores = opened(open);
    await owing(stores, 1, [planned('one'), planned('two', 'reporter')]);
    await stores.outbox.claim({ ...claim, limit: 1 });
    await stores.outbox.claim({ ...claim, worker: 'alive' });
    await stores.outbox.releaseLocks((worker) => worker === 'w');

    expect(await claimKeys(stores.outbox)).toEqual(['one']);
  });
}

function retryContract(open: OpenEngine): void {
  it('waits with a retry until its time, and its lane waits with it', async () => {
    const stores = opened(open);
    await owing(stores, 1, [planned('one'), planned('behind'), planned('beside', 'reporter')]);
    const effectId = await claimOne(stores.outbox, { limit: 1 });
    await stores.outbox.retry(effectId, { runAt: now + 500, error: 'slow', problem: null });

    expect(await claimKeys(stores.outbox)).toEqual(['beside']);
    expect(await stores.outbox.nextRunAt()).toBe(now + 500);
    const again = await stores.outbox.claim({ ...claim, now: now + 500 });
    expect(again).toMatchObject([{ key: 'one', attempts: 1, startedAt: now, hadProblem: false }]);
  });

  it('takes nothing back once an effect is done', async () => {
    const stores = opened(open);
    await owing(stores, 1, [planned('one')]);
    const effectId = await claimOne(stores.outbox);
    await stores.outbox.done(effectId);
    const problem: EffectProblem = { problem: 'gone', permission: null, channelId: null };
    await stores.outbox.retry(effectId, { runAt: now, error: 'late', problem: null });
    await stores.outbox.dead(effectId, { error: 'late', problem });

    expect(await stores.outbox.nextRunAt()).toBeNull();
    expect(await stores.outbox.troubles(guildId)).toEqual([]);
  });
}

function refreshContract(open: OpenEngine): void {
  it('draws one refresh for many changes, and another for a change after it has begun', async () => {
    const stores = opened(open);
    const state = newCase('case-1', 1);
    const change = async (version: number) =>
      stores.cases.commit(adds({ ...state, version }, [threadAttached], { effects: [refresh(`r${version}`)] }));
    await owing(stores, 1, []);
    for (const version of [1, 2, 3]) await change(version);
    const [due] = await stores.outbox.claim(claim);
    expect(due?.key).toBe('r1');

    for (const version of [4, 5]) await change(version);
    await stores.outbox.done(due?.effectId ?? 0);
    expect(await claimKeys(stores.outbox)).toEqual(['r4']);
  });

  it('refreshes each case for itself', async () => {
    const stores = opened(open);
    await owing(stores, 1, [refresh('one')]);
    await owing(stores, 2, [refresh('two')]);

    expect(await claimKeys(stores.outbox)).toEqual(['one', 'two']);
  });
}

function pruneContract(open: OpenEngine): void {
  it('forgets old effects that are done, and nothing that is still owed', async () => {
    const stores = opened(open);
    await owing(stores, 1, [planned('done'), planned('owed', 'reporter')]);
    await owing(stores, 1, [planned('elsewhere')], otherGuildId);
    await stores.outbox.done(await claimOne(stores.outbox, { limit: 1 }));

    expect(await stores.outbox.prune(openedAt)).toBe(0);
    expect(await stores.outbox.prune(openedAt + 1)).toBe(1);
    expect(await claimKeys(stores.outbox)).toContain('owed');
  });
}
