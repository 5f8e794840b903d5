import type { SQL } from 'drizzle-orm';
import { and, desc, eq, exists, ne, sql } from 'drizzle-orm';
import { CaseState } from '../domain/case.ts';
import type { Db } from './open-database.ts';
import { pageOfCases } from './page-of-cases.ts';
import { parseJson } from './parse-json.ts';
import { casePeople, cases, events } from './schema.ts';

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
 * What this member reported in a server and is not closed, newest first; about one person only, as they named them in
 * the report itself. Whom the team made a subject since is nothing that a reporter may find out this way (SPEC 3.8).
 */
export function openReportsOf(
  db: Db,
  member: { userId: string; guildId: string },
  aboutId: string | null,
  limit: number,
): CaseState[] {
  const about = aboutId === null ? undefined : namedAtFirst(db, aboutId);
  const rows = db
    .select({ state: cases.state })
    .from(cases)
    .where(and(isOwnOf(db, member), ne(cases.status, 'closed'), about))
    .orderBy(desc(cases.openedAt), desc(cases.number), desc(cases.caseId))
    .limit(limit)
    .all();
  return rows.map(({ state }) => parseJson(CaseState, state));
}

function namedAtFirst(db: Db, aboutId: string): SQL {
  const isNamed = sql`exists (select 1 from json_each(${events.body}, '$.opening.parties')
    where value ->> 'role' = 'subject' and value ->> 'userId' = ${aboutId})`;
  const isFirst = and(eq(events.caseId, cases.caseId), eq(events.version, 1), eq(events.type, 'case-opened'));
  return exists(db.select({ caseId: events.caseId }).from(events).where(and(isFirst, isNamed)));
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
