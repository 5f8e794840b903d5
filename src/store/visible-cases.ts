import type { SQL } from 'drizzle-orm';
import { and, eq, exists, inArray, not, or, sql } from 'drizzle-orm';
import type { Person } from '../domain/access.ts';
import type { Db } from './open-database.ts';
import { casePeople, cases } from './schema.ts';

type Relation = typeof casePeople.$inferSelect.relation;

const barring: Relation[] = ['reporter', 'target', 'subject', 'witness', 'recused'];

/** What `isBeingAsked` says, asked of the table. */
const isKnownToTeam = sql`${cases.keepingPhase} is not 'asked'`;

/**
 * The cases a person may see, as a filter: what `accessTo(...).see` says, asked of the tables, so that a hidden case is
 * never fetched (SPEC 6). A test compares the two over every kind of person and case.
 */
export function visibleTo(db: Db, person: Person): SQL | undefined {
  const is = (relations: Relation[]) => hasRelation(db, person.userId, relations);
  const inReach = or(is(['guest']), inCircle(person, is));
  return and(eq(cases.guildId, person.guildId), not(is(barring)), inReach, isKnownToTeam);
}

function inCircle({ isStaff, isLeader }: Person, is: (relations: Relation[]) => SQL): SQL | undefined {
  if (isLeader) return sql`true`;
  if (!isStaff) return sql`false`;
  return or(eq(cases.leadersOnly, false), is(['assignee', 'added']));
}

function hasRelation(db: Db, userId: string, relations: Relation[]): SQL {
  const { caseId } = casePeople;
  return exists(
    db
      .select({ caseId })
      .from(casePeople)
      .where(and(eq(caseId, cases.caseId), eq(casePeople.userId, userId), inArray(casePeople.relation, relations))),
  );
}
