import type { CaseState } from '../domain/case.ts';
import type { casePeople } from './schema.ts';

type PersonRow = typeof casePeople.$inferInsert;

/** Who is what in a case, each person and relation once. */
export function peopleOf(state: CaseState): PersonRow[] {
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
