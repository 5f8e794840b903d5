import type { SQL } from 'drizzle-orm';
import { and, eq, exists, sql } from 'drizzle-orm';
import { CaseState } from '../domain/case.ts';
import type { Db } from './open-database.ts';
import { pageOfCases } from './page-of-cases.ts';
import { parseJson } from './parse-json.ts';
import { casePeople, cases } from './schema.ts';

/** A member, in one server or wherever they reported (null). */
interface Member {
  userId: string;
  guildId: string | null;
}

/** One page of what this member reported, newest first, and how much there is in all (SPEC 3.7). */
export function reportedBy(
  db: Db,
  member: Member,
  page: { skip: number; take: number },
): { total: number; cases: CaseState[] } {
  return pageOfCases(db, isOwnOf(db, member), page);
}

/** This report, if it is this member's own. */
export function ownReport(db: Db, member: Member, caseId: string): CaseState | null {
  const where = and(eq(cases.caseId, caseId), isOwnOf(db, member));
  const row = db.select({ state: cases.state }).from(cases).where(where).get();
  return row === undefined ? null : parseJson(CaseState, row.state);
}

/**
 * Asked by the relation of the reporter, never by what the team may see. A reporter whose duplicate was joined to a case
 * is its reporter too, but sent only their own: the first reporter is the one who did, as `isAuthor` says; of a case the
 * team opened, nobody.
 */
function isOwnOf(db: Db, { userId, guildId }: Member): SQL | undefined {
  const reported = db
    .select({ caseId: casePeople.caseId })
    .from(casePeople)
    .where(
      and(eq(casePeople.caseId, cases.caseId), eq(casePeople.userId, userId), eq(casePeople.relation, 'reporter')),
    );
  const first = sql`(select value ->> 'userId' from json_each(${cases.state}, '$.parties')
    where value ->> 'role' = 'reporter' order by key limit 1) = ${userId}`;
  const isReport = sql`json_extract(${cases.state}, '$.source') = 'report'`;
  return and(exists(reported), isReport, first, guildId === null ? undefined : eq(cases.guildId, guildId));
}
