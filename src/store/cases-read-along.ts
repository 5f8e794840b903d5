import { and, eq, exists, inArray, isNotNull, or } from 'drizzle-orm';
import { openStatuses } from '../domain/lifecycle/transitions.ts';
import type { Db } from './open-database.ts';
import { casePeople, cases } from './schema.ts';

/**
 * Open cases of a server whose thread holds the reference alone, and those of which this person must read nothing: what
 * they could read is looked at anew when roles or channels change (SPEC 6.4).
 */
export function casesReadAlong(db: Db, guildId: string, userId: string | null): string[] {
  const isWithheld = eq(cases.withheld, true);
  const isBarred = exists(
    db
      .select({ caseId: casePeople.caseId })
      .from(casePeople)
      .where(
        and(
          eq(casePeople.caseId, cases.caseId),
          eq(casePeople.userId, userId ?? ''),
          inArray(casePeople.relation, ['reporter', 'target', 'subject', 'witness', 'recused']),
        ),
      ),
  );
  const concerned = userId === null ? isWithheld : or(isWithheld, isBarred);
  const isOpen = inArray(cases.status, [...openStatuses]);
  return db
    .select({ caseId: cases.caseId })
    .from(cases)
    .where(and(eq(cases.guildId, guildId), isOpen, isNotNull(cases.threadId), concerned))
    .all()
    .map(({ caseId }) => caseId);
}
