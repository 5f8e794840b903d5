import { byHandEffects } from './by-hand/by-hand-effects.ts';
import { isByHandEvent } from './by-hand/by-hand-event.ts';
import { callEffects, escalations, teamToldOfThread, teamToldOfWaiting } from './calls/call-effects.ts';
import { isCallEvent } from './calls/call-event.ts';
import { isCircleEvent } from './circle/circle-event.ts';
import { circleEffectsOf } from './circle/circle-effects.ts';
import type { CaseState } from './case.ts';
import type { PlannedEffect } from './effect.ts';
import type { CaseEvent, EventOf, KeepingEvent } from './event.ts';
import { sweepEffects } from './sweep/sweep-effects.ts';
import { isSweepEvent } from './sweep/sweep-event.ts';
import { contactEffectsOf, contactFollows } from './contact/contact-effects.ts';
import { isContactEvent } from './contact/contact-event.ts';
import { afterNotice, decisionEffectsOf } from './decision/decision-effects.ts';
import { isDecisionEvent } from './decision/decision-event.ts';
import type { DecisionEvent } from './decision/decision-event.ts';
import type { ContactEvent } from './contact/contact-event.ts';
import { guestEffects, guestsBrought } from './guests/guest-effects.ts';
import { isGuestEvent } from './guests/guest-event.ts';
import type { GuestEvent } from './guests/guest-event.ts';
import { investigationEffects } from './investigation/investigation-effects.ts';
import { isInvestigationEvent } from './investigation/investigation-event.ts';
import type { InvestigationEvent } from './investigation/investigation-event.ts';
import { interimEffectsOf } from './interim/interim-effects.ts';
import { isInterimEvent } from './interim/interim-event.ts';
import type { InterimEvent } from './interim/interim-event.ts';
import { askingEnds, keepFromEffects } from './keep-from/keep-from-effects.ts';
import { isKeepFromEvent } from './keep-from/keep-from-event.ts';
import type { KeepFromEvent } from './keep-from/keep-from-event.ts';
import { isBeingAsked } from './keep-from/keep-from-state.ts';
import { lifecycleEffects } from './lifecycle/lifecycle-effects.ts';
import { isLifecycleEvent } from './lifecycle/lifecycle-event.ts';
import { isPlaceEvent } from './place/place-event.ts';
import { placeEffects } from './place/place-effects.ts';
import { newThread } from './place/thread-effects.ts';
import { planned, refreshed } from './planned-effect.ts';
import { isReadersEvent } from './readers/readers-event.ts';
import type { ReadersEvent } from './readers/readers-event.ts';
import { reporterEffects, toldLater } from './reporter/reporter-effects.ts';
import { isReporterEvent } from './reporter/reporter-event.ts';
import { gatheredToldLater, sameSubjectEffects } from './same-subject/same-subject-effects.ts';
import { isSameSubjectEvent } from './same-subject/same-subject-event.ts';
import { newHomeEffects, shelfEffects } from './shelf/shelf-effects.ts';
import { isShelfEvent } from './shelf/shelf-event.ts';

/** What Discord has to be told because of an event, drawn from the row as it is after it. */
export function effectsOf(next: CaseState, event: CaseEvent): PlannedEffect[] {
  return [...own(next, event), ...contactFollows(next, event)];
}

function own(next: CaseState, event: CaseEvent): PlannedEffect[] {
  if (isLifecycleEvent(event)) return lifecycleEffects(next, event);
  if (isReporterEvent(event)) return reporterEffects(next, event);
  if (isPlaceEvent(event)) return placeEffects(next, event);
  if (isShelfEvent(event)) return shelfEffects(next, event);
  if (isSameSubjectEvent(event)) return sameSubjectEffects(next, event);
  if (isByHandEvent(event)) return byHandEffects(next, event);
  if (isCallEvent(event)) return callEffects(next, event);
  if (isCircleEvent(event)) return circleEffectsOf(next, event);
  if (isSweepEvent(event)) return sweepEffects(next, event);
  return ofWork(next, event);
}

type OfWork =
  | DecisionEvent
  | InterimEvent
  | ContactEvent
  | InvestigationEvent
  | KeepFromEvent
  | GuestEvent
  | ReadersEvent
  | KeepingEvent;

function ofWork(next: CaseState, event: OfWork): PlannedEffect[] {
  if (isInvestigationEvent(event)) return investigationEffects(next, event);
  if (isKeepFromEvent(event)) return keepFromEffects(next, event);
  if (isGuestEvent(event)) return guestEffects(next, event);
  if (isReadersEvent(event)) return event.type === 'readers-accepted' ? refreshed(next) : [];
  if (isDecisionEvent(event)) return decisionEffectsOf(next, event);
  if (isInterimEvent(event)) return interimEffectsOf(next, event);
  if (isContactEvent(event)) return [...contactEffectsOf(next, event), ...afterNotice(next, event)];
  return keeping(next, event);
}

function keeping(next: CaseState, event: KeepingEvent): PlannedEffect[] {
  switch (event.type) {
    case 'case-opened':
      return [...copies(next), ...around(next), ...owner(next), ...begun(next)];
    case 'thread-attached':
      return [...threadFilling(next, event), ...guestsBrought(next), ...newHomeEffects(next)];
    case 'card-lost':
      return cardAnew(next);
    case 'thread-lost':
      // A resting case goes on in its shelf post; it gets a thread again when the team takes it up.
      return next.shelf.place === null ? [newThread(next)] : [];
    case 'evidence-settled':
    case 'around-settled':
    case 'source-changed':
    case 'trouble-ended':
      return refreshed(next);
    case 'trouble-met':
      return [...teamToldOfWaiting(next, event.trouble), ...refreshed(next)];
    case 'copy-requested':
      return [planned(next, 'reporter', { kind: 'send-copy' })];
    case 'copy-settled':
      return event.delivered ? [] : refreshed(next);
    case 'card-attached':
      return [...toldLater(next, event.at), ...gatheredToldLater(next)];
    case 'reporter-looked-at':
    case 'staff-brought':
      return [];
  }
}

/** While the reporter is asked whom it must be kept from, nobody of the team is told of it (SPEC 3.6). */
const begun = (next: CaseState): PlannedEffect[] =>
  isBeingAsked(next) ? askingEnds(next) : [...firstThread(next), ...escalations(next)];

/** A gathered case is told of in the thread of another (SPEC 3.8). */
const firstThread = (next: CaseState) => (next.gatheredIn === null ? [newThread(next)] : []);

/**
 * A post begins with its card, drawn before it was attached: what has changed since then is shown by a refresh. The call
 * of an urgent case waits for nothing but the thread itself (ARCHITECTURE, the outbox).
 */
function threadFilling(next: CaseState, { threadId, tellsTeam }: EventOf<'thread-attached'>): PlannedEffect[] {
  const { round, cardId } = next.thread;
  const called = planned(next, next.urgent ? 'call' : 'thread', { kind: 'bring-staff', threadId }, round);
  const told = teamToldOfThread(next, tellsTeam === true);
  if (cardId !== null) return [called, ...told, ...refreshed(next)];
  return [planned(next, 'thread', { kind: 'post-card', threadId }, round), called, ...told];
}

/** A card deleted by hand is posted again, under a key of its own. */
function cardAnew(next: CaseState): PlannedEffect[] {
  const { threadId, round } = next.thread;
  if (threadId === null) return [];
  return [planned(next, 'thread', { kind: 'post-card', threadId }, `${round}.${next.version + 1}`)];
}

const owner = (next: CaseState) => (next.nobodyLeft ? [planned(next, 'owner', { kind: 'tell-owner' })] : []);

const around = (next: CaseState) =>
  next.message?.around.state === 'pending' ? [planned(next, 'around', { kind: 'fetch-around' })] : [];

const copies = (next: CaseState) =>
  next.evidence
    .filter((one) => one.state === 'pending')
    .map(({ evidenceId }) =>
      planned(next, `evidence:${evidenceId}`, { kind: 'copy-evidence', evidenceId }, evidenceId),
    );
