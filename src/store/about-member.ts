import type { SQL } from 'drizzle-orm';
import { and, asc, desc, eq, gt, inArray, sql } from 'drizzle-orm';
import { CaseState } from '../domain/case.ts';
import { openStatuses } from '../domain/lifecycle/transitions.ts';
import type { RecentCase } from '../domain/same-subject/surge.ts';
import type { Db } from './open-database.ts';
import { parseJson } from './parse-json.ts';
import { casePeople, cases } from './schema.ts';

/** How many cases that could be the lead of a surge are looked at, oldest first. */
const leadsAtMost = 50;

/** The newest cases about these members, each once, but those gathered in another's thread. */
export function aboutMembers(
  db: Db,
  guildId: string,
  { userIds, limit }: { userIds: readonly string[]; limit: number },
): CaseState[] {
  const isAbout = and(inArray(casePeople.userId, [...userIds]), eq(casePeople.relation, 'subject'));
  const rows = db
    .selectDistinct({ caseId: casePeople.caseId, openedAt: casePeople.openedAt, state: cases.state })
    .from(casePeople)
    .innerJoin(cases, eq(cases.caseId, casePeople.caseId))
    .where(and(isAbout, eq(casePeople.gathered, false), eq(cases.guildId, guildId)))
    .orderBy(desc(casePeople.openedAt), desc(casePeople.caseId))
    .limit(limit)
    .all();
  return rows.map(({ state }) => parseJson(CaseState, state));
}

interface Wish {
  userId: string;
  since: number;
  count: number;
}

/** What a new report has to know of others about the same member (SPEC 3.8). Restricted ones are left out. */
export function recentAbout(db: Db, guildId: string, wish: Wish): RecentCase[] {
  const newest = select(db, guildId, wish)
    .orderBy(desc(casePeople.openedAt), desc(casePeople.caseId))
    .limit(wish.count)
    .all();
  const couldLead = and(eq(casePeople.gathered, false), inArray(cases.status, [...openStatuses]));
  const oldest = select(db, guildId, wish, couldLead)
    .orderBy(asc(casePeople.openedAt), asc(casePeople.caseId))
    .limit(leadsAtMost)
    .all();
  const rows = new Map([...newest, ...oldest].map((row) => [row.caseId, row]));
  return [...rows.values()].map(recentCase);
}

function select(db: Db, guildId: string, { userId, since }: Wish, also?: SQL) {
  const isAbout = and(eq(casePeople.userId, userId), eq(casePeople.relation, 'subject'));
  return db
    .select({
      caseId: cases.caseId,
      reference: sql<string>`${cases.reference}`,
      openedAt: casePeople.openedAt,
      gathered: casePeople.gathered,
      status: cases.status,
      partedAt: sql<number | null>`json_extract(${cases.state}, '$.gathering.partedAt')`,
    })
    .from(casePeople)
    .innerJoin(cases, eq(cases.caseId, casePeople.caseId))
    .where(and(isAbout, gt(casePeople.openedAt, since), eq(cases.guildId, guildId), eq(cases.restricted, false), also));
}

type Row = ReturnType<ReturnType<typeof select>['all']>[number];

const isOpen: ReadonlySet<string | null> = new Set(openStatuses);

function recentCase({ caseId, reference, openedAt, gathered, status, partedAt }: Row): RecentCase {
  return { caseId, reference, openedAt, isOpen: isOpen.has(status), isForAll: true, isGathered: gathered, partedAt };
}

/** Cases gathered in this one's thread, in the order in which they came. */
export function gatheredIn(db: Db, caseId: string, { after, limit }: { after: number; limit: number }): CaseState[] {
  const rows = db
    .select({ state: cases.state })
    .from(cases)
    .where(and(eq(cases.gatheredIn, caseId), gt(cases.number, after)))
    .orderBy(asc(cases.number))
    .limit(limit)
    .all();
  return rows.map(({ state }) => parseJson(CaseState, state));
}
