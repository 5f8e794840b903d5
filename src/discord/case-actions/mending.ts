import type { ContactRefusal } from '../../domain/contact/contact-refusal.ts';
import type { LifecycleRefusal, Missing } from '../../domain/lifecycle/lifecycle-refusal.ts';
import type { Refusal } from '../../domain/ruling.ts';
import { isContactRefusal, isLifecycleRefusal } from '../../texts/en/refusal-text.ts';
import { reportRefused } from '../../texts/en/report.ts';
import { assign, claim } from './assignment.ts';
import type { Acting, CaseAction } from './case-action.ts';
import { confirm, keepOpen, reopen } from './ending.ts';
import { followUp } from './follow-up.ts';
import { offeredNow, offers } from './offers.ts';
import type { ButtonRow } from './offers.ts';
import { decide } from './decide.ts';
import { triage } from './triage.ts';

const mends: Record<Missing, readonly CaseAction[]> = {
  assignee: [claim, assign],
  'immediate-risk': [triage],
  'next-step': [followUp],
};

/** The buttons that help after a refusal (SPEC 5): only what this person could use now. */
export function mending(refusal: Refusal, tried: CaseAction, acting: Acting): ButtonRow[] {
  if (isContactRefusal(refusal)) return offers(helpWithContact(refusal, tried), acting);
  return isLifecycleRefusal(refusal) ? offers(helpWith(refusal, tried, acting), acting) : [];
}

/** What did not fit can be entered anew. */
export const formAgain = (tried: CaseAction, acting: Acting): ButtonRow[] => offers(again(tried), acting);

/** The button that opens its form once more; an action without a form has nothing to enter. */
const again = (tried: CaseAction): CaseAction[] =>
  tried.form === undefined ? [] : [{ ...tried, label: reportRefused.openAgain }];

function helpWith(refusal: LifecycleRefusal, tried: CaseAction, acting: Acting): readonly CaseAction[] {
  switch (refusal.code) {
    case 'incomplete':
      return refusal.missing.flatMap((item) => mends[item]);
    case 'wrong-status':
    case 'nothing-proposed':
    case 'closing-pending':
      return offeredNow(acting);
    case 'second-person-needed':
      return tried === confirm ? [keepOpen] : [decide];
    case 'assigned-already':
      return [assign];
    case 'not-assigned':
      return acting.view.state.assigneeId === null ? [claim, assign] : [assign];
    case 'assignee-cannot':
      return tried.form === undefined ? [assign] : again(tried);
    case 'date-past':
    case 'duplicate-of-itself':
    case 'duplicate-of-what':
      return again(tried);
    case 'leaders-only':
    case 'nothing-withheld':
    case 'claim-too-early':
    case 'assignee-may-not-close':
    case 'nothing-gathered':
    case 'parted-already':
      return [];
  }
}

function helpWithContact({ code }: ContactRefusal, tried: CaseAction): readonly CaseAction[] {
  switch (code) {
    case 'names-others':
      return [...again(tried), ...(tried.passing === undefined ? [] : [tried.passing])];
    case 'names-unchecked':
    case 'no-such-party':
    case 'party-off-discord':
    case 'contact-empty':
    case 'contact-in-future':
      return again(tried);
    case 'question-to-closed':
      return [...again(tried), reopen];
    case 'contact-for-leaders':
    case 'no-such-conversation':
      return [];
  }
}
