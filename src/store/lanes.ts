import { eq, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { Db, Tx } from './open-database.ts';
import { outbox } from './outbox-schema.ts';

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

/** Kinds with a turn of their own, word for word the term of their partial index. */
const isApart = sql.raw("kind in ('show-out', 'tend-thread')");
const isOrdinary = sql.raw("kind not in ('show-out', 'tend-thread')");
/** Whoever is in a thread without the right is taken out before anything else. */
const isShowingOut = sql.raw("kind = 'show-out'");
const shownOutLookedAt = 16;
/** Looking after threads waits for everything else: after a start there can be a thousand of them. */
const isTending = sql.raw("kind = 'tend-thread'");
/** So many go out at once, so that what comes meanwhile finds room. */
const tendedAtOnce = 3;

/**
 * Ids of up to `limit` effects that may run now: each the first unsettled of its lane, its time come, its lock free. What
 * runs already counts for its case, so that a case with a hundred lanes takes its turns like one with a single lane. The
 * queue board comes last, and after it the looking after threads; first comes whoever has to be taken out of one.
 */
export function claimableIds(tx: Tx, now: number, limit: number): number[] {
  const heads = (which: SQL, atMost: number, index = sql.raw('outbox_apart')) => sql`
    select effect_id, scope, coalesce(locked_until > ${now}, 0) as running,
      (kind = 'refresh-board') + 2 * (${isTending}) - (${isShowingOut}) as patience
    from outbox as one indexed by ${index}
    where ${isUnsettled} and ${which} and run_at <= ${now} and not exists (
      select 1 from outbox as earlier indexed by outbox_unsettled
      where ${isUnsettled} and scope = one.scope and lane = one.lane and effect_id < one.effect_id
    )
    order by effect_id limit ${atMost}`;
  const rows = tx.all<{ effectId: number }>(sql`
    with ready as (select * from (${heads(isOrdinary, lanesLookedAt, sql.raw('outbox_waiting'))})
      union all select * from (${heads(sql`${isApart} and ${isShowingOut}`, shownOutLookedAt)})
      union all select * from (${heads(sql`${isApart} and ${isTending}`, tendedAtOnce)})),
    turns as (
      select *, row_number() over (partition by scope order by running desc, effect_id) as turn from ready
    )
    select effect_id as effectId from turns where not running order by patience, turn, effect_id limit ${limit}
  `);
  return rows.map(({ effectId }) => effectId);
}

/**
 * When the first of all lanes can go on (ms UTC): at its time, or when its lock runs out. Null when all is settled. Threads
 * that wait until others have been looked after have no time of their own.
 */
export function nextRunAt(db: Db): number | null {
  const row = db.get<{ runAt: number | null }>(sql`
    with heads as (select min(effect_id) as head from outbox where ${isUnsettled} group by scope, lane),
    tended as (select count(*) as some from outbox indexed by outbox_apart
      where ${isUnsettled} and ${isApart} and ${isTending} and locked_until is not null)
    select min(max(run_at, coalesce(locked_until, run_at))) as runAt from heads join outbox on effect_id = head
    where not (${isTending} and locked_until is null and (select some from tended) >= ${tendedAtOnce})
  `);
  return row?.runAt ?? null;
}
