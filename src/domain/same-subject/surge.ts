import type { CaseState } from '../case.ts';
import { hourMs } from '../durations.ts';

/** A case of the last hour about the same member, as a new report about them finds it. Times are ms UTC. */
export interface RecentCase {
  caseId: string;
  reference: string;
  openedAt: number;
  /** The team still works on it. */
  isOpen: boolean;
  /** Everybody on the team may see it, but for those who are part of it. */
  isForAll: boolean;
  isGathered: boolean;
  /** When what had gathered in it was parted. */
  partedAt: number | null;
}

/** What a report about a member has to know of the others about them. */
export interface Surge {
  /** From which report of an hour on they gather. */
  surgeAt: number;
  recent: RecentCase[];
}

/** True for a case nobody of the team is kept out of, and nobody's name either: only such cases gather. */
export const isForAll = ({
  restricted,
  leadersOnly,
  confidential,
  recusals,
  nobodyLeft,
}: Pick<CaseState, 'restricted' | 'leadersOnly' | 'confidential' | 'recusals' | 'nobodyLeft'>): boolean =>
  !restricted && !leadersOnly && !confidential && !nobodyLeft && recusals.length === 0;

/**
 * The case in whose thread a new report about the same member is told of, or null when it gets its own (SPEC 3.8): the
 * oldest of the hour that is open, for the whole team, and not gathered itself. Cases that are not for all are not even
 * counted, so that nobody can tell from a surge that they exist. A leader who parts a surge ends it: only what comes
 * afterwards counts for the next.
 */
export function leadFor({ surgeAt, recent }: Surge, at: number): { caseId: string; reference: string } | null {
  const partings = recent.flatMap(({ partedAt }) => partedAt ?? []);
  const since = Math.max(at - hourMs, ...partings);
  const counted = recent.filter((one) => one.isForAll && one.openedAt > since);
  if (counted.length + 1 < surgeAt) return null;
  const leads = counted.filter(({ isOpen, isGathered }) => isOpen && !isGathered);
  const [lead] = leads.toSorted(byAge);
  return lead === undefined ? null : { caseId: lead.caseId, reference: lead.reference };
}

const byAge = (one: RecentCase, other: RecentCase) =>
  one.openedAt - other.openedAt || one.reference.localeCompare(other.reference);
