import type { Status } from '../words.ts';

/** The lifecycle (SPEC 5): from each status, where a case may go. Any other move is refused. */
export const transitions: Record<Status, readonly Status[]> = {
  new: ['triage', 'closed'],
  triage: ['investigating', 'closed', 'cold'],
  investigating: ['resolved', 'closed', 'cold'],
  resolved: ['closed', 'investigating'],
  closed: ['triage'],
  cold: ['triage', 'investigating', 'resolved'],
};

/** True if the table has this move. */
export const mayMove = (from: Status, to: Status): boolean => transitions[from].includes(to);

/** Statuses in which the team still works on a case. */
export const openStatuses: readonly Status[] = ['new', 'triage', 'investigating', 'resolved'];
