import { and, asc, eq, sql } from 'drizzle-orm';
import type { CaseStore } from '../app/ports.ts';
import type { Db } from './open-database.ts';
import { cases } from './schema.ts';

/** Since when a cold case sleeps, or has last come before the leaders; the words of `sleepsTooLong` in SQL. */
const asleepSince = sql`max(
  coalesce(json_extract(${cases.state}, '$.shelf.since'), ${cases.openedAt}),
  coalesce(json_extract(${cases.state}, '$.broughtUp.at'), 0))`;
const heldUntil = sql`coalesce(json_extract(${cases.state}, '$.heldUntil'), 0)`;

/** Cold cases of a server that sleep since `until` at the latest, longest first. */
export function casesAsleep(
  db: Db,
  guildId: string,
  { until, now, take }: Parameters<CaseStore['asleep']>[1],
): string[] {
  const isDue = sql`${asleepSince} <= ${until} and ${heldUntil} <= ${now}`;
  const rows = db
    .select({ caseId: cases.caseId })
    .from(cases)
    .where(and(eq(cases.guildId, guildId), eq(cases.status, 'cold'), isDue))
    .orderBy(asc(asleepSince), asc(cases.caseId))
    .limit(take)
    .all();
  return rows.map(({ caseId }) => caseId);
}
