import { sql } from 'drizzle-orm';
import type { PlannedEffect } from '../domain/effect.ts';
import { isUnsettled } from './lanes.ts';
import type { Tx } from './open-database.ts';
import { planBoard } from './plan-board.ts';
import { outbox } from './outbox-schema.ts';

/** Whose effects they are. */
export interface EffectOwner {
  /** Null for the effects of a draft. */
  caseId: string | null;
  /** The case, or the draft. */
  scope: string;
  guildId: string | null;
  /** From when they may run (ms UTC), unless one names a later moment. */
  runAt: number;
  /** From when they age once done (ms UTC). */
  agesFrom: number;
}

/**
 * Writes effects into the outbox, in order; the board is its server's, not the case's, and some are another case's. One
 * whose key is known already is left out: it is owed once.
 */
export function planEffects(tx: Tx, owner: EffectOwner, effects: readonly PlannedEffect[]): void {
  for (const planned of effects) {
    if (planned.effect.kind === 'refresh-board') {
      planBoard(tx, planned.effect.guildId, owner.runAt);
      continue;
    }
    const { key, lane, effect, refresh, of, notBefore = 0 } = planned;
    const place = of === undefined ? owner : { ...owner, caseId: of, scope: of };
    if (refresh && refreshWaits(tx, place, planned)) continue;
    const payload = JSON.stringify(effect);
    const runAt = Math.max(place.runAt, notBefore);
    tx.insert(outbox)
      .values({ ...place, runAt, key, lane, kind: effect.kind, payload, refresh, state: 'due', attempts: 0 })
      .onConflictDoNothing({ target: outbox.key })
      .run();
  }
}

/** One that has not begun will draw the row as this commit leaves it; one that has begun may have drawn it already. */
function refreshWaits(tx: Tx, { scope }: EffectOwner, { effect }: PlannedEffect): boolean {
  // Named, because SQLite cannot know that few of the outbox are ever unsettled.
  const waiting = tx.get(sql`
    select 1 from outbox indexed by outbox_unsettled
    where ${isUnsettled} and scope = ${scope} and kind = ${effect.kind}
      and refresh = 1 and state = 'due' and started_at is null
    limit 1`);
  return waiting !== undefined;
}
