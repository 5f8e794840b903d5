import type { CaseState } from '../case.ts';
import type { CaseEvent } from '../event.ts';
import type { PartingReason, SameSubjectEventOf } from './same-subject-event.ts';
import { isForAll } from './surge.ts';

/** The event by which a gathered case gets its own thread. */
export const parted = (
  from: { caseId: string; reference: string },
  why: PartingReason,
  at: number,
): SameSubjectEventOf<'case-parted'> => ({ type: 'case-parted', from, why, at });

/**
 * What follows from a change by itself: a gathered case that somebody has, in which somebody is written to, or that is
 * not for the whole team any more, is parted, and so is everything gathered in a lead that is not (SPEC 3.8).
 */
export function partedBy(next: CaseState, at: number): CaseEvent[] {
  const { gatheredIn, gathering, assigneeId, conversations } = next;
  const readersDiffer = !isForAll(next);
  if (gatheredIn !== null && readersDiffer) return [parted(gatheredIn, 'readers', at)];
  if (gatheredIn !== null && assigneeId !== null) return [parted(gatheredIn, 'assigned', at)];
  if (gatheredIn !== null && conversations.length > 0) return [parted(gatheredIn, 'contact', at)];
  const gathers = gathering !== null && gathering.partedAt === null;
  return gathers && readersDiffer ? [{ type: 'gathering-parted', why: 'readers', at }] : [];
}
