import { and, asc, eq, isNull, lte, or, sql } from 'drizzle-orm';
import type { CaseStore } from '../app/ports.ts';
import type { Db } from './open-database.ts';
import { cases } from './schema.ts';

/** Word for word the term of the partial index. */
const isCold = sql.raw("status = 'cold'");

/** Cold cases of a server that sleep since `until` at the latest, longest first. */
export function casesAsleep(
  db: Db,
  guildId: string,
  { until, now, take }: Parameters<CaseStore['asleep']>[1],
): string[] {
  const { asleepSince, heldUntil } = cases;
  const isDue = and(lte(asleepSince, until), or(isNull(heldUntil), lte(heldUntil, now)));
  const rows = db
    .select({ caseId: cases.caseId })
    .from(cases)
    .where(and(eq(cases.guildId, guildId), isCold, isDue))
    .orderBy(asc(asleepSince), asc(cases.caseId))
    .limit(take)
    .all();
  return rows.map(({ caseId }) => caseId);
}
