import { and, eq, sql } from 'drizzle-orm';
import type { Db } from './open-database.ts';
import { casePeople, cases } from './schema.ts';

/** True for somebody who is the guest of any case of this server. */
export function isGuestIn(db: Db, guildId: string, userId: string): boolean {
  const isTheirs = and(eq(casePeople.userId, userId), eq(casePeople.relation, 'guest'), eq(cases.guildId, guildId));
  const row = db
    .select({ one: sql<number>`1` })
    .from(casePeople)
    .innerJoin(cases, eq(cases.caseId, casePeople.caseId))
    .where(isTheirs)
    .limit(1)
    .get();
  return row !== undefined;
}
