import { eq } from 'drizzle-orm';
import type { CaseState } from '../domain/case.ts';
import type { Tx } from './open-database.ts';
import { areSameRows } from './same-rows.ts';
import { casePeople } from './schema.ts';

type PersonRow = typeof casePeople.$inferSelect;

/** Writes down who is what in a case. Few changes change that, and the table has three indexes: only then it is touched. */
export function holdPeople(tx: Tx, state: CaseState): void {
  if (areHeld(tx, state)) return;
  tx.delete(casePeople).where(eq(casePeople.caseId, state.caseId)).run();
  const people = peopleOf(state);
  if (people.length > 0) tx.insert(casePeople).values(people).run();
}

/** True when the table says of a case just what its state says. */
export function areHeld(tx: Tx, state: CaseState): boolean {
  const held = tx.select().from(casePeople).where(eq(casePeople.caseId, state.caseId)).all();
  return areSameRows(held, peopleOf(state));
}

/** Who is what in a case, each person and relation once. */
function peopleOf(state: CaseState): PersonRow[] {
  const { caseId, parties, recusals, assigneeId, addedIds, guestIds, openedAt } = state;
  const gathered = state.gatheredIn !== null;
  const rows = [
    ...parties.map(({ role, userId }) => ({ relation: role, userId })),
    ...recusals.map(({ userId }) => ({ relation: 'recused' as const, userId })),
    { relation: 'assignee' as const, userId: assigneeId },
    ...addedIds.map((userId) => ({ relation: 'added' as const, userId })),
    ...guestIds.map((userId) => ({ relation: 'guest' as const, userId })),
  ];
  const known = rows.flatMap(({ relation, userId }): PersonRow[] =>
    userId === null ? [] : [{ caseId, relation, userId, openedAt, gathered }],
  );
  return [...new Map(known.map((row) => [`${row.relation}:${row.userId}`, row])).values()];
}
