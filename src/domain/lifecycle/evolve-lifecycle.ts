import type { CaseState } from '../case.ts';
import { withoutQuestions } from '../contact/evolve-contact.ts';
import { afterStatus } from '../shelf/evolve-shelf.ts';
import { withoutDecision } from '../decision/evolve-decision.ts';
import { absorbed, withOriginal } from './duplicates.ts';
import type { LifecycleEvent, LifecycleEventOf } from './lifecycle-event.ts';
import { afterDanger } from './urgency.ts';

/** What is then true: each event changes its own fields and counts a step where a button would be stale. */
export function evolveLifecycle(state: CaseState, event: LifecycleEvent): Partial<CaseState> {
  return { ...change(state, event), step: state.step + 1 };
}

function change(state: CaseState, event: LifecycleEvent): Partial<CaseState> {
  switch (event.type) {
    case 'status-changed':
      return afterMove(state, event);
    case 'triaged':
      return triaged(event);
    case 'danger-reported':
      return afterDanger(state, event);
    case 'assigned':
      return { ...afterAssignment(state, event), assigneeNameId: event.nameId };
    case 'unassigned':
      return { ...formerly(state), assigneeId: null, assigneeNameId: null, unassignedSince: event.at, owedCall: null };
    case 'next-step-planned':
      return { nextStepId: event.nextStepId.after, followUpAt: event.followUpAt.after };
    case 'held':
      return { heldUntil: event.until, checkInAt: event.checkInAt, clocksFrom: event.until };
    case 'hold-ended':
      return { heldUntil: null, clocksFrom: event.at };
    case 'closing-proposed':
      return { closing: event.closing };
    case 'closing-withdrawn':
      return { closing: null };
    case 'closing-confirmed':
      return { closedAs: event.reason, links: withOriginal(state) };
    case 'duplicate-absorbed':
      return absorbed(state, event);
    case 'decision-taken-back':
      return { ...withoutDecision(state, event.at), clocksFrom: event.at };
    case 'case-summed-up':
      return { summaryId: event.summaryId, closedAs: 'resolved' };
    case 'went-cold':
      return { coldFrom: event.from };
    case 'revived':
      return { coldFrom: null, clocksFrom: event.at };
    case 'case-reopened':
      return { ...withoutDecision(state, event.at), closing: null, closedAs: null, clocksFrom: event.at };
  }
}

const triaged = (event: LifecycleEventOf<'triaged'>): Partial<CaseState> => ({
  severity: event.severity.after,
  immediateRisk: event.immediateRisk.after,
  riskId: event.riskId,
  scopeId: event.scopeId,
  followUpAt: event.followUpAt,
  checkInAt: event.checkInAt,
});

function afterMove(
  state: CaseState,
  { status, checkInAt, at }: LifecycleEventOf<'status-changed'>,
): Partial<CaseState> {
  const atTriage = status.after === 'triage';
  return {
    status: status.after,
    checkInAt,
    ...afterStatus(state, status.after, at),
    ...(atTriage ? { assigneesSinceTriage: state.assigneeId === null ? [] : [state.assigneeId] } : {}),
    ...(status.after === 'closed'
      ? { heldUntil: null, followUpAt: null, proposal: null, ...withoutQuestions(state) }
      : {}),
    ...(closingEnds(state, status.after) ? { closing: null } : {}),
  };
}

/** An investigation ends without a decision only as a duplicate, and a resolved case not at all. */
function closingEnds({ closing }: CaseState, after: CaseState['status']): boolean {
  return after === 'resolved' || (after === 'investigating' && closing?.reason !== 'duplicate');
}

function afterAssignment(state: CaseState, { assigneeId, noteId }: LifecycleEventOf<'assigned'>): Partial<CaseState> {
  const { formerAssigneeIds } = formerly(state);
  return {
    assigneeId,
    unassignedSince: null,
    formerAssigneeIds: formerAssigneeIds.filter((id) => id !== assigneeId),
    assigneesSinceTriage: [...new Set([...state.assigneesSinceTriage, assigneeId])],
    owedCall: state.thread.cardId === null ? { noteId } : null,
  };
}

const formerly = ({ formerAssigneeIds, assigneeId }: CaseState) => ({
  formerAssigneeIds: assigneeId === null ? formerAssigneeIds : [...new Set([...formerAssigneeIds, assigneeId])],
});
