import type { CaseState } from '../case.ts';
import { questionTo } from '../contact/conversations.ts';
import { openStatuses } from '../lifecycle/transitions.ts';

/** Where a report stands, as far as its reporter is told (SPEC 3.7). Nothing of the team's side can be read from it. */
export type Standing =
  | 'received'
  | 'looked-at'
  | 'waiting'
  | 'withdrawn'
  | 'set-aside'
  | 'set-aside-as-wished'
  | 'joined'
  | 'closed'
  | 'resting';

/** An approved outcome is still being looked at to the reporter, until they have their notice. */
export function standingOf({
  status,
  closedAs,
  withdrawnAt,
  conversations,
  parties,
}: Pick<CaseState, 'status' | 'closedAs' | 'withdrawnAt' | 'conversations' | 'parties'>): Standing {
  if (status === 'closed') return endedAs(closedAs);
  if (withdrawnAt !== null) return 'withdrawn';
  if (questionTo({ conversations }, authorOf({ parties })) !== undefined) return 'waiting';
  if (status === 'cold') return 'resting';
  return status === 'new' ? 'received' : 'looked-at';
}

/** Whoever sent the report. */
export const authorOf = ({ parties }: Pick<CaseState, 'parties'>): string | null =>
  parties.find(({ role }) => role === 'reporter')?.userId ?? null;

function endedAs(closedAs: CaseState['closedAs']): Standing {
  switch (closedAs) {
    case 'withdrawn':
      return 'set-aside-as-wished';
    case 'duplicate':
      return 'joined';
    case 'invalid':
    case 'out-of-scope':
      return 'set-aside';
    case 'resolved':
    case null:
      return 'closed';
  }
}

/** Until when the reporter was promised to hear (ms UTC). Null when nobody owes them a date, or nobody can keep one. */
export function promisedAt({
  status,
  checkInAt,
  nobodyLeft,
}: Pick<CaseState, 'status' | 'checkInAt' | 'nobodyLeft'>): number | null {
  return nobodyLeft || !openStatuses.includes(status) ? null : checkInAt;
}
