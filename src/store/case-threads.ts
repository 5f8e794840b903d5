import { and, asc, eq, inArray, isNotNull, ne, or, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { CaseThread } from '../app/ports.ts';
import { openStatuses } from '../domain/lifecycle/transitions.ts';
import type { Db } from './open-database.ts';
import { cases } from './schema.ts';
import { shelfPosts } from './shelf-schema.ts';

/** Threads of the cases of a server that are still open (SPEC 12.4). */
export const openThreads = (db: Db, guildId: string): CaseThread[] =>
  threadsWhere(db, guildId, inArray(cases.status, [...openStatuses]));

/** Threads this person may be in: of all cases but closed ones they were not brought into. */
export function threadsAround(db: Db, guildId: string, userId: string): CaseThread[] {
  const brought = sql`exists (select 1 from json_each(${cases.state}, '$.thread.broughtIds') where value = ${userId})`;
  return [...threadsWhere(db, guildId, or(ne(cases.status, 'closed'), brought)), ...privateShelfPosts(db, guildId)];
}

/** Only restricted cases have private ones. */
function privateShelfPosts(db: Db, guildId: string): CaseThread[] {
  const { caseId, threadId } = shelfPosts;
  const rows = db
    .select({ caseId, threadId })
    .from(shelfPosts)
    .innerJoin(cases, eq(cases.caseId, caseId))
    .where(and(eq(cases.guildId, guildId), eq(cases.restricted, true)))
    .orderBy(asc(threadId))
    .all();
  return rows.map((row) => ({ ...row, guildId }));
}

function threadsWhere(db: Db, guildId: string, where: SQL | undefined): CaseThread[] {
  const rows = db
    .select({ caseId: cases.caseId, threadId: cases.threadId })
    .from(cases)
    .where(and(eq(cases.guildId, guildId), isNotNull(cases.threadId), where))
    // The plus keeps SQLite from walking all cases in their order to find the few that are open.
    .orderBy(asc(sql`+${cases.openedAt}`), asc(cases.caseId))
    .all();
  return rows.flatMap(({ caseId, threadId }) => (threadId === null ? [] : [{ caseId, guildId, threadId }]));
}
