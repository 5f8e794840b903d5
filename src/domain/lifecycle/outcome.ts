import type { CaseState } from '../case.ts';
import { checkInAt } from '../check-in.ts';
import { accept, refuse } from '../ruling.ts';
import type { Ruling } from '../ruling.ts';
import type { LifecycleCommandOf } from './lifecycle-command.ts';
import { moved, unlessIn } from './moving.ts';

/** An outcome with its reasons; a changed one starts anew (SPEC 7.4, plain). */
export function proposeOutcome(state: CaseState, command: LifecycleCommandOf<'propose-outcome'>): Ruling {
  const wrong = unlessIn(state, 'investigating', 'cold');
  if (wrong !== null) return wrong;
  const { by, outcome, reasons, at } = command;
  const ids = { textId: outcome.contentId, reasonsId: reasons.contentId };
  return accept([{ type: 'outcome-proposed', ...ids, proposedBy: by.userId, at }], [outcome, reasons]);
}

/** Nobody decides alone: one more of the staff stands behind it, and the case is resolved (SPEC 5). */
export function approveOutcome(state: CaseState, command: LifecycleCommandOf<'approve-outcome'>): Ruling {
  const { by, checkInDays, at } = command;
  const wrong = unlessIn(state, 'investigating', 'cold');
  if (wrong !== null) return wrong;
  if (state.outcome === null) return refuse({ code: 'nothing-proposed' });
  if (state.outcome.proposedBy === by.userId) return refuse({ code: 'second-person-needed' });
  // A cold case has no promise to keep; once it is concluded somebody waits to hear again.
  const promise = state.checkInAt ?? checkInAt(state.severity, at, checkInDays);
  return accept([{ type: 'outcome-approved', approvedBy: by.userId, at }, moved(state, 'resolved', at, promise)]);
}

/** A leader reopens the investigation of a resolved case, with a reason (SPEC 5). */
export function takeBackOutcome(state: CaseState, { by, reason, at }: LifecycleCommandOf<'take-back-outcome'>): Ruling {
  if (!by.isLeader) return refuse({ code: 'leaders-only' });
  const wrong = unlessIn(state, 'resolved');
  if (wrong !== null) return wrong;
  const taken = { type: 'outcome-taken-back', reasonId: reason.contentId, at } as const;
  return accept([taken, moved(state, 'investigating', at)], [reason]);
}
