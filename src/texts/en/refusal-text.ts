import type { CallRefusal } from '../../domain/calls/call-refusal.ts';
import type { CircleRefusal } from '../../domain/circle/circle-refusal.ts';
import type { ContactRefusal } from '../../domain/contact/contact-refusal.ts';
import type { DecisionRefusal } from '../../domain/decision/decision-refusal.ts';
import type { GuestRefusal } from '../../domain/guests/guest-refusal.ts';
import type { InterimRefusal } from '../../domain/interim/interim-refusal.ts';
import type { InvestigationRefusal } from '../../domain/investigation/investigation-refusal.ts';
import type { LifecycleRefusal } from '../../domain/lifecycle/lifecycle-refusal.ts';
import type { Refusal } from '../../domain/ruling.ts';
import { callRefusal } from './calls.ts';
import { circleRefusal, isCircleRefusal } from './circle-refusals.ts';
import { contactRefusal } from './contact.ts';
import { investigationRefusal } from './evidence.ts';
import { decisionRefusal } from './decision.ts';
import { guestRefusal } from './guests.ts';
import { interimRefusal } from './interim.ts';
import { liftWish } from './keep-from.ts';
import { lifecycleRefusal } from './lifecycle.ts';
import { refusals } from './refusals.ts';

type OtherRefusal = Exclude<
  Refusal,
  | LifecycleRefusal
  | CallRefusal
  | CircleRefusal
  | ContactRefusal
  | DecisionRefusal
  | InterimRefusal
  | GuestRefusal
  | InvestigationRefusal
>;

/** A record step that did not fit is nothing a person could mend: to them the case is not there. */
const others: Record<OtherRefusal['code'], true> = {
  'report-limit': true,
  'description-empty': true,
  'category-unknown': true,
  'no-such-case': true,
  'moved-on': true,
  'not-the-reporter': true,
  'addition-limit': true,
  'asked-already': true,
  'thread-attached-already': true,
  'thread-outdated': true,
  'keep-from-over': true,
  'nobody-of-team': true,
  'wish-cannot-hold': true,
};

const isOther = (refusal: Refusal): refusal is OtherRefusal => Object.hasOwn(others, refusal.code);

const isAboutCalls = (refusal: Refusal): refusal is CallRefusal =>
  refusal.code === 'somebody-on-it' || refusal.code === 'not-urgent';

const aboutContact: Record<ContactRefusal['code'], true> = {
  'names-others': true,
  'names-unchecked': true,
  'contact-for-leaders': true,
  'no-such-party': true,
  'party-off-discord': true,
  'contact-empty': true,
  'contact-in-future': true,
  'question-to-closed': true,
  'no-such-conversation': true,
};

/** True for why the team cannot talk with somebody this way. */
export const isContactRefusal = (refusal: Refusal): refusal is ContactRefusal =>
  Object.hasOwn(aboutContact, refusal.code);

const aboutGuests: Record<GuestRefusal['code'], true> = {
  'guest-cannot': true,
  'guest-not-needed': true,
  'no-such-guest': true,
};

const isGuestRefusal = (refusal: Refusal): refusal is GuestRefusal => Object.hasOwn(aboutGuests, refusal.code);

const aboutDecision: Record<DecisionRefusal['code'], true> = {
  'verdict-faults': true,
  'proposal-open': true,
  'no-proposal': true,
  'proposal-over': true,
  'no-vote-here': true,
  'own-proposal': true,
  'voted-already': true,
  'nothing-to-withdraw': true,
  'call-needs-another-leader': true,
  'call-needs-objection': true,
  'quorum-missing': true,
  'no-such-action': true,
  'action-settled': true,
  'action-not-undoable': true,
};

const aboutEvidence: Record<InvestigationRefusal['code'], true> = {
  'evidence-closed': true,
  'evidence-empty': true,
  'evidence-kept-already': true,
  'no-such-evidence': true,
  'evidence-erased': true,
  'evidence-pending': true,
  'uncover-needs-leader': true,
  'withdrawn-already': true,
  'erasure-asked-already': true,
  'erasure-not-asked': true,
  'erasure-needs-another': true,
};

const isAboutEvidence = (refusal: Refusal): refusal is InvestigationRefusal =>
  Object.hasOwn(aboutEvidence, refusal.code);

const isDecisionRefusal = (refusal: Refusal): refusal is DecisionRefusal => Object.hasOwn(aboutDecision, refusal.code);

const aboutInterim: Record<InterimRefusal['code'], true> = {
  'interim-there': true,
  'interim-reason-empty': true,
  'no-such-interim': true,
  'own-interim': true,
  'interim-over': true,
  'interim-for-leaders': true,
};

const isInterimRefusal = (refusal: Refusal): refusal is InterimRefusal => Object.hasOwn(aboutInterim, refusal.code);

/** True for why somebody cannot be written to, decided about, or acted on. */
const isOfPeople = (refusal: Refusal): refusal is ContactRefusal | DecisionRefusal | InterimRefusal =>
  isContactRefusal(refusal) || isDecisionRefusal(refusal) || isInterimRefusal(refusal);

/** True for why a case does not go where somebody wants it to go. */
export const isLifecycleRefusal = (refusal: Refusal): refusal is LifecycleRefusal =>
  !isOther(refusal) &&
  !isGuestRefusal(refusal) &&
  !isAboutEvidence(refusal) &&
  !isAboutCalls(refusal) &&
  !isCircleRefusal(refusal) &&
  !isOfPeople(refusal);

/** Why a case does not go where staff want it to go, in words. Refused reports have words of their own. */
export function refusalText(refusal: Refusal): string {
  if (refusal.code === 'keep-from-over') return liftWish.over;
  if (isOther(refusal)) return refusals.noSuchCase;
  if (isCircleRefusal(refusal)) return circleRefusal(refusal);
  if (isGuestRefusal(refusal)) return guestRefusal(refusal);
  if (isAboutEvidence(refusal)) return investigationRefusal(refusal);
  if (isAboutCalls(refusal)) return callRefusal(refusal);
  if (isDecisionRefusal(refusal)) return decisionRefusal(refusal);
  if (isInterimRefusal(refusal)) return interimRefusal(refusal);
  return isContactRefusal(refusal) ? contactRefusal(refusal) : lifecycleRefusal(refusal);
}
