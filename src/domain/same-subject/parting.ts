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
 * What follows from a change by itself: a gathered case that somebody has, in which somebody is written to or danger was
 * reported since, or that is not for the whole team any more, is parted, and so is everything gathered in a lead that is
 * not (SPEC 3.8).
 */
export function partedBy(next: CaseState, at: number): CaseEvent[] {
  const { gatheredIn, gathering } = next;
  const why = gatheredIn === null ? null : whyParted(next);
  if (gatheredIn !== null && why !== null) return [parted(gatheredIn, why, at)];
  const gathers = gathering !== null && gathering.partedAt === null;
  return gathers && !isForAll(next) ? [{ type: 'gathering-parted', why: 'readers', at }] : [];
}

function whyParted(next: CaseState): PartingReason | null {
  if (!isForAll(next)) return 'readers';
  if (next.assigneeId !== null) return 'assigned';
  if (next.conversations.length > 0) return 'contact';
  return next.additions.some(({ joined }) => joined !== null) ? 'danger' : null;
}
