import type { SQL } from 'drizzle-orm';
import { and, count, desc, eq, exists, ne, sql } from 'drizzle-orm';
import { CaseState } from '../domain/case.ts';
import type { Db } from './open-database.ts';
import { parseJson } from './parse-json.ts';
import { casePeople, cases, events } from './schema.ts';

const isSameCase = eq(cases.caseId, casePeople.caseId);

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
  const where = isOwnOf(member);
  const counted = db.select({ total: count() }).from(casePeople).innerJoin(cases, isSameCase).where(where);
  const total = counted.get()?.total ?? 0;
  return { total, cases: newest(db, where, page) };
}

/** This report, if it is this member's own. */
export function ownReport(db: Db, member: Member, caseId: string): CaseState | null {
  return newest(db, and(eq(cases.caseId, caseId), isOwnOf(member)), { skip: 0, take: 1 })[0] ?? null;
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
  return newest(db, and(isOwnOf(member), ne(cases.status, 'closed'), about), { skip: 0, take: limit });
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
function isOwnOf({ userId, guildId }: Member): SQL | undefined {
  const first = sql`(select value ->> 'userId' from json_each(${cases.state}, '$.parties')
    where value ->> 'role' = 'reporter' order by key limit 1) = ${userId}`;
  const isReport = sql`json_extract(${cases.state}, '$.source') = 'report'`;
  const isTheirs = and(eq(casePeople.userId, userId), eq(casePeople.relation, 'reporter'));
  return and(isTheirs, isReport, first, guildId === null ? undefined : eq(cases.guildId, guildId));
}

function newest(db: Db, where: SQL | undefined, { skip, take }: { skip: number; take: number }): CaseState[] {
  const rows = db
    .select({ state: cases.state })
    .from(casePeople)
    .innerJoin(cases, isSameCase)
    .where(where)
    .orderBy(desc(casePeople.openedAt), desc(cases.number), desc(cases.caseId))
    .limit(take)
    .offset(skip)
    .all();
  return rows.map(({ state }) => parseJson(CaseState, state));
}
