import { and, asc, count, eq, inArray, isNotNull, lt, sql } from 'drizzle-orm';
import type { Debt, DueEffect, EffectProblem, EffectTrouble, Outbox } from '../app/ports.ts';
import { Effect } from '../domain/effect.ts';
import { claimableIds, isUnsettled, nextRunAt, settle, unlocked, untroubled } from './lanes.ts';
import type { Db, Tx } from './open-database.ts';
import { isBusy, whenFree } from './open-database.ts';
import { planEffects } from './plan-effects.ts';
import { outbox } from './outbox-schema.ts';

type Row = typeof outbox.$inferSelect;
type Claim = Parameters<Outbox['claim']>[0];

const isTroubled = sql.raw("state in ('failed', 'dead')");

/** The debt to Discord in SQLite (SPEC 12.2). */
export class SqliteOutbox implements Outbox {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  /** In the order in which they were planned. Nothing, when another process holds the lock: it is asked again soon. */
  async claim(claim: Claim): Promise<DueEffect[]> {
    try {
      return this.#db.transaction((tx) => lockClaimable(tx, claim), { behavior: 'immediate' });
    } catch (error) {
      if (isBusy(error)) return [];
      throw error;
    }
  }

  async owe(debts: Debt[]): Promise<void> {
    if (debts.length === 0) return;
    const write = (tx: Tx) => {
      for (const { caseId, guildId, planned, at } of debts)
        planEffects(tx, { caseId, scope: caseId ?? guildId, guildId, runAt: at, agesFrom: at }, [planned]);
    };
    await whenFree(() => this.#db.transaction(write, { behavior: 'immediate' }));
  }

  async done(effectId: number): Promise<void> {
    settle(this.#db, effectId);
  }

  /** One that was settled meanwhile stays settled: a late failure takes nothing back. */
  async retry(effectId: number, next: { runAt: number; error: string; problem: EffectProblem | null }): Promise<void> {
    const { runAt, error, problem } = next;
    const state = problem === null ? 'due' : 'failed';
    this.#setUnsettled(effectId, { state, runAt, lastError: error, ...troubledBy(problem) });
  }

  async dead(effectId: number, { error, problem }: { error: string; problem: EffectProblem }): Promise<void> {
    this.#setUnsettled(effectId, { state: 'dead', lastError: error, ...troubledBy(problem) });
  }

  async nextRunAt(): Promise<number | null> {
    return nextRunAt(this.#db);
  }

  /** Attempts are counted anew: the cap was reached in another state of the world. */
  async revive(guildId: string, now: number, which: 'failed' | 'failed-and-dead'): Promise<number> {
    const states: Row['state'][] = which === 'failed' ? ['failed'] : ['failed', 'dead'];
    return this.#db
      .update(outbox)
      .set({ state: 'due', runAt: now, attempts: 0, ...untroubled })
      .where(and(eq(outbox.guildId, guildId), isTroubled, inArray(outbox.state, states)))
      .run().changes;
  }

  async reviveFull(guildId: string, now: number, limit: number): Promise<number> {
    const waiting = this.#db
      .select({ effectId: outbox.effectId })
      .from(outbox)
      .where(and(eq(outbox.guildId, guildId), isTroubled, eq(outbox.state, 'failed'), eq(outbox.problem, 'full')))
      .orderBy(asc(outbox.effectId))
      .limit(limit)
      .all();
    const ids = waiting.map(({ effectId }) => effectId);
    return this.#db
      .update(outbox)
      .set({ state: 'due', runAt: now, attempts: 0, ...untroubled })
      .where(and(isTroubled, inArray(outbox.effectId, ids)))
      .run().changes;
  }

  async releaseLocks(isGone: (worker: string) => boolean): Promise<void> {
    const locked = and(isUnsettled, isNotNull(outbox.lockedBy));
    const holders = this.#db.selectDistinct({ worker: outbox.lockedBy }).from(outbox).where(locked).all();
    const gone = holders.flatMap(({ worker }) => (worker !== null && isGone(worker) ? [worker] : []));
    if (gone.length === 0) return;
    this.#db
      .update(outbox)
      .set(unlocked)
      .where(and(locked, inArray(outbox.lockedBy, gone)))
      .run();
  }

  async troubles(guildId: string): Promise<EffectTrouble[]> {
    const { kind, state, problem, permission, channelId } = outbox;
    const rows = this.#db
      .select({ kind, state, problem, permission, channelId, count: count() })
      .from(outbox)
      .where(and(eq(outbox.guildId, guildId), isTroubled))
      .groupBy(kind, state, problem, permission, channelId)
      .orderBy(asc(kind), asc(state), asc(problem), asc(permission), asc(channelId))
      .all();
    return rows.flatMap((row) => troubleOf(row));
  }

  /**
   * Forgets done effects that began to age before `before` (ms UTC); answers how many. Their keys go too, and may: a key
   * names the event that planned it (a case and its version, thread or file), which no later commit of that case can
   * repeat, or a draft, which is over by then.
   */
  async prune(before: number): Promise<number> {
    const isDone = sql.raw("state = 'done'");
    return this.#db
      .delete(outbox)
      .where(and(isDone, lt(outbox.agesFrom, before)))
      .run().changes;
  }

  #setUnsettled(effectId: number, change: Partial<Row>): void {
    this.#db
      .update(outbox)
      .set({ ...change, ...unlocked })
      .where(and(eq(outbox.effectId, effectId), isUnsettled))
      .run();
  }
}

const troubledBy = (problem: EffectProblem | null) =>
  problem === null ? untroubled : { ...problem, hadProblem: true };

function lockClaimable(tx: Tx, { worker, now, lockedUntil, limit, underWay = [] }: Claim): DueEffect[] {
  const claimed = claimableIds(tx, now, limit);
  if (claimed.length === 0) return [];
  const begins = inArray(
    outbox.effectId,
    claimed.filter((id) => !underWay.includes(id)),
  );
  // As they were before this attempt: an earlier one is what they are looked at for.
  const rows = tx.select().from(outbox).where(begins).orderBy(asc(outbox.effectId)).all();
  const attempts = sql`${outbox.attempts} + 1`;
  tx.update(outbox).set({ lockedBy: worker, lockedUntil }).where(inArray(outbox.effectId, claimed)).run();
  tx.update(outbox).set({ startedAt: now, attempts }).where(begins).run();
  return rows.flatMap((row) => dueOf(tx, row));
}

/** An effect that this version cannot read must not stop all others: it is dead, and says why. */
function dueOf(tx: Tx, row: Row): DueEffect[] {
  const { effectId, key, caseId, attempts, startedAt, hadProblem } = row;
  const effect = Effect.safeParse(JSON.parse(row.payload));
  if (effect.success) return [{ effectId, key, caseId, effect: effect.data, attempts, startedAt, hadProblem }];
  tx.update(outbox)
    .set({ state: 'dead', ...troubledBy(unreadable), lastError: `unknown effect ${row.kind}`, ...unlocked })
    .where(eq(outbox.effectId, effectId))
    .run();
  return [];
}

const unreadable: EffectProblem = { problem: 'broken', permission: null, channelId: null };

const kinds: ReadonlySet<string> = new Set<Effect['kind']>(Effect.options.map((option) => option.shape.kind.value));
const isKind = (kind: string): kind is Effect['kind'] => kinds.has(kind);

type TroubleRow = Pick<Row, 'kind' | 'state' | 'problem' | 'permission' | 'channelId'> & { count: number };

function troubleOf({ kind, state, problem, ...rest }: TroubleRow): EffectTrouble[] {
  if (!isKind(kind) || problem === null || state === 'due' || state === 'done') return [];
  return [{ kind, state, problem, ...rest }];
}
