import { and, asc, eq, gt, lte, or } from 'drizzle-orm';
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { CaseStore } from '../app/ports.ts';
import type { CaseState } from '../domain/case.ts';
import { waitsSince } from '../domain/sweep/verdict.ts';
import type { Db, Tx } from './open-database.ts';

/** Cases in which somebody is waited for, with the earliest attempt that nobody answered yet: where the sweep looks. */
export const waitingCases = sqliteTable(
  'waiting_cases',
  {
    caseId: text('case_id').primaryKey(),
    guildId: text('guild_id').notNull(),
    since: integer('since').notNull(),
  },
  (table) => [index('waiting_cases_since').on(table.guildId, table.since, table.caseId)],
);

/** Keeps a case that waits for an answer where the sweep finds it. */
export function writeWaiting(tx: Tx, state: CaseState): void {
  const { caseId, guildId } = state;
  const since = waitsSince(state);
  if (since === null) {
    if (state.conversations.length > 0) tx.delete(waitingCases).where(eq(waitingCases.caseId, caseId)).run();
    return;
  }
  tx.insert(waitingCases)
    .values({ caseId, guildId, since })
    .onConflictDoUpdate({ target: waitingCases.caseId, set: { since } })
    .run();
}

type Slice = Parameters<CaseStore['waiting']>[1];

/** Cases of a server that wait, longest first. */
export function casesWaiting(db: Db, guildId: string, { after, until, take }: Slice): Slice['after'][] {
  const { since, caseId } = waitingCases;
  const later = or(gt(since, after.since), and(eq(since, after.since), gt(caseId, after.caseId)));
  return db
    .select({ since, caseId })
    .from(waitingCases)
    .where(and(eq(waitingCases.guildId, guildId), lte(since, until), later))
    .orderBy(asc(since), asc(caseId))
    .limit(take)
    .all();
}
