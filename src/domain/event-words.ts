import type { CaseEvent } from './event.ts';
import { isContactEvent } from './contact/contact-event.ts';
import type { ContactEvent } from './contact/contact-event.ts';
import { isLifecycleEvent } from './lifecycle/lifecycle-event.ts';
import type { LifecycleEvent } from './lifecycle/lifecycle-event.ts';

/** The contents in which staff said what they did or why, for the history of a case (SPEC 5). What reporters wrote stays out. */
export function wordsOf(event: CaseEvent): string[] {
  const said = isContactEvent(event) ? saidTo(event) : isLifecycleEvent(event) ? saidWith(event) : [];
  return said.filter((contentId) => contentId !== null);
}

/** What the team wrote to a party; what they answered is behind a button of its own. */
const saidTo = (event: ContactEvent): (string | null)[] =>
  event.type === 'contact-requested' || event.type === 'contact-noted' ? [event.textId] : [];

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
    case 'outcome-proposed':
      return [event.textId, event.reasonsId];
    case 'case-summed-up':
      return [event.summaryId];
    case 'case-reopened':
      return [event.noteId];
    case 'held':
    case 'outcome-taken-back':
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
    case 'outcome-approved':
      return [];
  }
}
