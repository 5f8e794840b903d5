import type { SQL } from 'drizzle-orm';
import { count, desc } from 'drizzle-orm';
import { CaseState } from '../domain/case.ts';
import type { Db } from './open-database.ts';
import { parseJson } from './parse-json.ts';
import { cases } from './schema.ts';

/** One page of the cases for which `where` holds, newest first, and how many there are in all. */
export function pageOfCases(
  db: Db,
  where: SQL | undefined,
  { skip, take }: { skip: number; take: number },
): { total: number; cases: CaseState[] } {
  const total = db.select({ total: count() }).from(cases).where(where).get()?.total ?? 0;
  const rows = db
    .select({ state: cases.state })
    .from(cases)
    .where(where)
    .orderBy(desc(cases.openedAt), desc(cases.number), desc(cases.caseId))
    .limit(take)
    .offset(skip)
    .all();
  return { total, cases: rows.map(({ state }) => parseJson(CaseState, state)) };
}
