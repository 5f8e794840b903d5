import { randomUUID } from 'node:crypto';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { boardPauseMs } from '../domain/board.ts';
import type { Effect } from '../domain/effect.ts';
import { isUnsettled } from './lanes.ts';
import type { Tx } from './open-database.ts';
import { outbox } from './outbox-schema.ts';
import { boards } from './schema.ts';

/** The owner of what a server is owed beside its cases. */
export const serverOwner = (guildId: string, at: number) => ({
  caseId: null,
  scope: guildId,
  guildId,
  runAt: at,
  agesFrom: at,
});

/** Asks for the board to be drawn anew, no sooner than its pause after the last time (SPEC 4.8). */
export function planBoard(tx: Tx, guildId: string, at: number): void {
  const last = tx.select({ shownAt: boards.shownAt }).from(boards).where(eq(boards.guildId, guildId)).get();
  planBoardAt(tx, guildId, last === undefined ? at : Math.max(at, last.shownAt + boardPauseMs));
}

/**
 * One wish per server is enough: it draws what is true when it goes out. One that waits longer is brought forward; one
 * that has begun may have looked already, so that another waits behind it.
 */
export function planBoardAt(tx: Tx, guildId: string, runAt: number): void {
  const kind: Effect['kind'] = 'refresh-board';
  const waits = and(
    eq(outbox.scope, guildId),
    eq(outbox.kind, kind),
    eq(outbox.state, 'due'),
    isNull(outbox.startedAt),
    isUnsettled,
  );
  const waiting = tx
    .update(outbox)
    .set({ runAt: sql`min(${outbox.runAt}, ${runAt})` })
    .where(waits)
    .run();
  if (waiting.changes > 0) return;
  const payload = JSON.stringify({ kind, guildId } satisfies Effect);
  const row = { kind, payload, lane: 'board', key: `${kind}:${guildId}:${randomUUID()}`, refresh: true } as const;
  tx.insert(outbox)
    .values({ ...serverOwner(guildId, runAt), ...row, state: 'due', attempts: 0 })
    .run();
}
