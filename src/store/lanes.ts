import { eq, sql } from 'drizzle-orm';
import type { Db, Tx } from './open-database.ts';
import { outbox } from './schema.ts';

/** Neither done nor dead. Word for word the term of the partial index, which is used for no other. */
export const isUnsettled = sql.raw("state in ('due', 'failed')");

export const unlocked = { lockedBy: null, lockedUntil: null } as const;
export const untroubled = { problem: null, permission: null, channelId: null } as const;

/** Marks an effect as done, whatever it was before. Its place in the lane is free at once. */
export function settle(db: Db | Tx, effectId: number): void {
  db.update(outbox)
    .set({ state: 'done', ...unlocked, ...untroubled })
    .where(eq(outbox.effectId, effectId))
    .run();
}

/** How many lanes that could go on are looked at for one claim, oldest first: enough to take turns, few enough to be quick. */
const lanesLookedAt = 256;

/**
 * Ids of up to `limit` effects that may run now: each the first unsettled of its lane, its time come, its lock free. What
 * runs already counts for its case, so that a case with a hundred lanes takes its turns like one with a single lane. The
 * queue board comes last.
 */
export function claimableIds(tx: Tx, now: number, limit: number): number[] {
  const rows = tx.all<{ effectId: number }>(sql`
    with ready as (
      select effect_id, scope, kind = 'refresh-board' as is_board, coalesce(locked_until > ${now}, 0) as running
      from outbox as one indexed by outbox_waiting
      where ${isUnsettled} and run_at <= ${now} and not exists (
        select 1 from outbox as earlier indexed by outbox_unsettled
        where ${isUnsettled} and scope = one.scope and lane = one.lane and effect_id < one.effect_id
      )
      order by effect_id limit ${lanesLookedAt}
    ),
    turns as (
      select *, row_number() over (partition by scope order by running desc, effect_id) as turn from ready
    )
    select effect_id as effectId from turns where not running order by is_board, turn, effect_id limit ${limit}
  `);
  return rows.map(({ effectId }) => effectId);
}

/** When the first of all lanes can go on (ms UTC): at its time, or when its lock runs out. Null when all is settled. */
export function nextRunAt(db: Db): number | null {
  const row = db.get<{ runAt: number | null }>(sql`
    with heads as (select min(effect_id) as head from outbox where ${isUnsettled} group by scope, lane)
    select min(max(run_at, coalesce(locked_until, run_at))) as runAt from heads join outbox on effect_id = head
  `);
  return row?.runAt ?? null;
}
