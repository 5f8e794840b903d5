import type { SQL } from 'drizzle-orm';
import { and, asc, count, desc, eq, exists, inArray, not, sql } from 'drizzle-orm';
import type { Person } from '../domain/access.ts';
import { CaseState } from '../domain/case.ts';
import { openStatuses } from '../domain/lifecycle/transitions.ts';
import { Severity } from '../domain/words.ts';
import type { Db } from './open-database.ts';
import { parseJson } from './parse-json.ts';
import { casePeople, cases } from './schema.ts';
import { visibleTo } from './visible-cases.ts';

/** What nobody is on yet; then by status, urgent ones first, then the gravest, then the oldest. */
const order = [
  desc(cases.unattended),
  asc(placeOf(cases.status, openStatuses)),
  desc(cases.urgent),
  desc(placeOf(cases.severity, Severity.options)),
  asc(cases.openedAt),
  asc(cases.number),
  asc(cases.caseId),
];

function placeOf(column: typeof cases.status | typeof cases.severity, values: readonly string[]): SQL {
  const whens = values.map((value, place) => sql`when ${value} then ${place}`);
  return sql`case ${column} ${sql.join(whens, sql` `)} end`;
}

const isOpen = inArray(cases.status, [...openStatuses]);

/** One page of the open cases this person may see, and how many there are in all. */
export function queueOf(
  db: Db,
  person: Person,
  { skip, take }: { skip: number; take: number },
): { total: number; cases: CaseState[] } {
  const where = and(visibleTo(db, person), isOpen);
  const total = db.select({ total: count() }).from(cases).where(where).get()?.total ?? 0;
  return { total, cases: statesOf(db, where, { limit: take, offset: skip }) };
}

/** Open cases that nobody of the team is kept out of (SPEC 4.8, 6.2). */
export function casesOnBoard(db: Db, guildId: string): CaseState[] {
  const recused = db
    .select({ caseId: casePeople.caseId })
    .from(casePeople)
    .where(and(eq(casePeople.caseId, cases.caseId), eq(casePeople.relation, 'recused')));
  const forAll = and(eq(cases.restricted, false), eq(cases.leadersOnly, false), not(exists(recused)));
  return statesOf(db, and(eq(cases.guildId, guildId), isOpen, forAll), { limit: -1, offset: 0 });
}

function statesOf(db: Db, where: SQL | undefined, { limit, offset }: { limit: number; offset: number }): CaseState[] {
  const rows = db
    .select({ state: cases.state })
    .from(cases)
    .where(where)
    .orderBy(...order)
    .limit(limit)
    .offset(offset)
    .all();
  return rows.map(({ state }) => parseJson(CaseState, state));
}
