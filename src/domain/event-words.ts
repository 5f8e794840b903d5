import type { CaseEvent } from './event.ts';
import { isCircleEvent } from './circle/circle-event.ts';
import type { CircleEvent } from './circle/circle-event.ts';
import { isContactEvent } from './contact/contact-event.ts';
import type { ContactEvent } from './contact/contact-event.ts';
import { isDecisionEvent } from './decision/decision-event.ts';
import type { DecisionEvent } from './decision/decision-event.ts';
import { isLifecycleEvent } from './lifecycle/lifecycle-event.ts';
import type { LifecycleEvent } from './lifecycle/lifecycle-event.ts';

/**
 * The contents in which staff said what they did or why, for the history of a case (SPEC 5). What reporters wrote stays
 * out; why somebody is kept out is for leaders (SPEC 6.1).
 */
export function wordsOf(event: CaseEvent, { isLeader }: { isLeader: boolean }): string[] {
  if (isForLeaders(event) && !isLeader) return [];
  return saidIn(event).filter((contentId) => contentId !== null);
}

const isForLeaders = (event: CaseEvent): boolean => isCircleEvent(event) && !isAboutRestriction(event);

const isAboutRestriction = ({ type }: CircleEvent): boolean => type === 'circle-closed' || type === 'circle-opened';

function saidIn(event: CaseEvent): (string | null)[] {
  if (isContactEvent(event)) return saidTo(event);
  if (isDecisionEvent(event)) return saidInVote(event);
  if (isCircleEvent(event)) return saidOfCircle(event);
  if (event.type === 'wish-lifted' || event.type === 'readers-accepted') return [event.reasonId];
  if (event.type === 'interim-taken') return [event.interim.reasonId];
  if (event.type === 'evidence-withdrawn' || event.type === 'erasure-asked') return [event.reasonId];
  return isLifecycleEvent(event) ? saidWith(event) : [];
}

function saidOfCircle(event: CircleEvent): (string | null)[] {
  if (event.type === 'recusal-proposed' || event.type === 'recusal-confirmed') return [event.recusing.reasonId];
  return 'reasonId' in event ? [event.reasonId] : [];
}

function saidInVote(event: DecisionEvent): (string | null)[] {
  switch (event.type) {
    case 'proposal-made': {
      const { about, reasonsId } = event.proposal;
      return [reasonsId, about.kind === 'decision' ? about.weighedId : null];
    }
    case 'vote-cast':
      return [event.vote.reasonId];
    case 'vote-called':
      return [event.reasonId];
    case 'action-asked':
      return [event.whomId];
    case 'vote-withdrawn':
    case 'proposal-withdrawn':
    case 'decision-made':
    case 'action-dropped':
    case 'undo-decided':
    case 'action-settled':
    case 'message-kept':
    case 'action-retried':
    case 'action-done-by-hand':
      return [];
  }
}

/** What the team wrote to a party; what they answered is behind a button of its own. */
function saidTo(event: ContactEvent): (string | null)[] {
  if (event.type === 'contact-requested') return [event.textId, event.passedId ?? null];
  return event.type === 'contact-noted' ? [event.textId] : [];
}

function saidWith(event: LifecycleEvent): (string | null)[] {
  switch (event.type) {
    case 'triaged':
      return [event.immediateRisk.after === true ? event.riskId : null, event.scopeId];
    case 'assigned':
      return [event.noteId];
    case 'next-step-planned':
      return [event.nextStepId.after];
    case 'closing-proposed':
      return [event.closing.noteId];
    case 'case-summed-up':
      return [event.summaryId];
    case 'case-reopened':
      return [event.noteId];
    case 'held':
    case 'decision-taken-back':
    case 'went-cold':
    case 'revived':
      return [event.reasonId];
    case 'status-changed':
    case 'danger-reported':
    case 'unassigned':
    case 'hold-ended':
    case 'closing-withdrawn':
    case 'closing-confirmed':
    case 'duplicate-absorbed':
      return [];
  }
}
