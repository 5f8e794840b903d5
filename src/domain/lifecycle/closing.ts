import type { CaseState } from '../case.ts';
import { accept, refuse } from '../ruling.ts';
import type { Ruling } from '../ruling.ts';
import type { LifecycleCommandOf } from './lifecycle-command.ts';
import { moved, unlessIn } from './moving.ts';

/** Closing without a decision takes two: this is the first (SPEC 5). */
export function proposeClosing(state: CaseState, command: LifecycleCommandOf<'propose-closing'>): Ruling {
  const refused = cannotPropose(state, command);
  if (refused !== null) return refused;
  const { by, reason, duplicateOf, note, at } = command;
  const closing = { reason, duplicateOf, noteId: note?.contentId ?? null, proposedBy: by.userId, proposedAt: at };
  return accept([{ type: 'closing-proposed', closing, at }], note === null ? [] : [note]);
}

/** An investigation ends without a decision only as a duplicate, and a duplicate is one of another case. */
function cannotPropose(state: CaseState, command: LifecycleCommandOf<'propose-closing'>): Ruling | null {
  const { reason, duplicateOf } = command;
  const isDuplicate = reason === 'duplicate';
  const wrong = isDuplicate ? unlessIn(state, 'new', 'triage', 'investigating') : unlessIn(state, 'new', 'triage');
  if (wrong !== null) return wrong;
  if (state.closing !== null) return refuse({ code: 'closing-pending', proposedBy: state.closing.proposedBy });
  if (isDuplicate && duplicateOf === null) return refuse({ code: 'duplicate-of-what' });
  return duplicateOf?.caseId === state.caseId ? refuse({ code: 'duplicate-of-itself' }) : null;
}

/** The second of the two, somebody else. */
export function confirmClosing(state: CaseState, { by, at }: LifecycleCommandOf<'confirm-closing'>): Ruling {
  const wrong = unlessIn(state, 'new', 'triage', 'investigating');
  if (wrong !== null) return wrong;
  if (state.closing === null) return refuse({ code: 'nothing-proposed' });
  if (state.closing.proposedBy === by.userId) return refuse({ code: 'second-person-needed' });
  const { reason } = state.closing;
  return accept([{ type: 'closing-confirmed', reason, at }, moved(state, 'closed', at, null)]);
}

/** Anybody who may act can take the proposal off the table: a case left open harms nobody. */
export function withdrawClosing(state: CaseState, { at }: LifecycleCommandOf<'withdraw-closing'>): Ruling {
  const wrong = unlessIn(state, 'new', 'triage', 'investigating');
  if (wrong !== null) return wrong;
  if (state.closing === null) return refuse({ code: 'nothing-proposed' });
  return accept([{ type: 'closing-withdrawn', reason: state.closing.reason, at }]);
}

/** A resolved case is closed by somebody who was not its assignee since the last triage (SPEC 5). */
export function closeResolved(state: CaseState, { by, summary, at }: LifecycleCommandOf<'close'>): Ruling {
  const wrong = unlessIn(state, 'resolved');
  if (wrong !== null) return wrong;
  if (state.assigneesSinceTriage.includes(by.userId)) return refuse({ code: 'assignee-may-not-close' });
  const summed = { type: 'case-summed-up', summaryId: summary.contentId, at } as const;
  return accept([summed, moved(state, 'closed', at, null)], [summary]);
}
