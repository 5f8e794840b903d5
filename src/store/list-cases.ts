import type { SQL } from 'drizzle-orm';
import { and, count, eq, inArray, isNotNull, lt } from 'drizzle-orm';
import type { CaseFilter } from '../app/ports.ts';
import type { Person } from '../domain/access.ts';
import type { CaseState } from '../domain/case.ts';
import { openStatuses } from '../domain/lifecycle/transitions.ts';
import type { Db } from './open-database.ts';
import { pageOfCases } from './page-of-cases.ts';
import { cases } from './schema.ts';
import { visibleTo } from './visible-cases.ts';

/** One page of the cases this person may see, newest first, and how many there are in all. */
export function listCases(
  db: Db,
  person: Person,
  filter: CaseFilter,
  page: { skip: number; take: number },
): { total: number; cases: CaseState[] } {
  return pageOfCases(db, and(visibleTo(db, person), ...conditions(filter)), page);
}

function conditions({ status, severity, assigneeId, overdueAt }: CaseFilter): SQL[] {
  return [
    status === null ? inArray(cases.status, [...openStatuses]) : eq(cases.status, status),
    ...(severity === null ? [] : [eq(cases.severity, severity)]),
    ...(assigneeId === null ? [] : [eq(cases.assigneeId, assigneeId)]),
    ...(overdueAt === null ? [] : [lt(cases.checkInAt, overdueAt)]),
  ];
}

/** How many open cases each assignee has, of those this person may see. */
export function loadsOf(db: Db, person: Person): Map<string, number> {
  const rows = db
    .select({ userId: cases.assigneeId, open: count() })
    .from(cases)
    .where(and(visibleTo(db, person), inArray(cases.status, [...openStatuses]), isNotNull(cases.assigneeId)))
    .groupBy(cases.assigneeId)
    .all();
  return new Map(rows.flatMap(({ userId, open }) => (userId === null ? [] : [[userId, open] as const])));
}

/** Open cases that somebody has. */
export function assignmentsIn(db: Db, guildId: string): { caseId: string; assigneeId: string }[] {
  const rows = db
    .select({ caseId: cases.caseId, assigneeId: cases.assigneeId })
    .from(cases)
    .where(and(eq(cases.guildId, guildId), inArray(cases.status, [...openStatuses]), isNotNull(cases.assigneeId)))
    .all();
  return rows.flatMap(({ caseId, assigneeId }) => (assigneeId === null ? [] : [{ caseId, assigneeId }]));
}
