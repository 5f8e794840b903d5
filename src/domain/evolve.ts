import type { ByHandEvent } from './by-hand/by-hand-event.ts';
import type { DecisionEvent } from './decision/decision-event.ts';
import type { KeepFromEvent } from './keep-from/keep-from-event.ts';
import type { LifecycleEvent } from './lifecycle/lifecycle-event.ts';
import { isByHandEvent } from './by-hand/by-hand-event.ts';
import { freshByHand } from './by-hand/by-hand-state.ts';
import { evolveByHand } from './by-hand/evolve-by-hand.ts';
import { isCallEvent } from './calls/call-event.ts';
import { freshCalls } from './calls/call-state.ts';
import { evolveCalls } from './calls/evolve-calls.ts';
import { isCircleEvent } from './circle/circle-event.ts';
import { freshCircle } from './circle/circle-state.ts';
import { evolveCircle } from './circle/evolve-circle.ts';
import type { CaseState, Evidence } from './case.ts';
import type { CaseEvent, EventOf, KeepingEvent } from './event.ts';
import { isContactEvent } from './contact/contact-event.ts';
import { freshContact } from './contact/contact-state.ts';
import { evolveSweep } from './sweep/evolve-sweep.ts';
import { isSweepEvent } from './sweep/sweep-event.ts';
import { freshSweep } from './sweep/sweep-state.ts';
import { evolveContact } from './contact/evolve-contact.ts';
import { isDecisionEvent } from './decision/decision-event.ts';
import { freshDecision } from './decision/decision-state.ts';
import { evolveDecision } from './decision/evolve-decision.ts';
import { evolveLifecycle } from './lifecycle/evolve-lifecycle.ts';
import { evolveGuests } from './guests/evolve-guests.ts';
import { isGuestEvent } from './guests/guest-event.ts';
import type { GuestEvent } from './guests/guest-event.ts';
import { evolveInvestigation } from './investigation/evolve-investigation.ts';
import { isInvestigationEvent } from './investigation/investigation-event.ts';
import type { InvestigationEvent } from './investigation/investigation-event.ts';
import { freshInvestigation } from './investigation/investigation-state.ts';
import { evolveInterim } from './interim/evolve-interim.ts';
import { isInterimEvent } from './interim/interim-event.ts';
import type { InterimEvent } from './interim/interim-event.ts';
import { freshInterim } from './interim/interim-state.ts';
import { isKeepFromEvent } from './keep-from/keep-from-event.ts';
import { evolveKeepFrom } from './keep-from/evolve-keep-from.ts';
import { isLifecycleEvent } from './lifecycle/lifecycle-event.ts';
import { freshLifecycle } from './lifecycle/lifecycle-state.ts';
import { evolvePlace, withoutThread } from './place/evolve-place.ts';
import { isPlaceEvent } from './place/place-event.ts';
import { freshPlace } from './place/place-state.ts';
import { evolveReaders } from './readers/evolve-readers.ts';
import { isReadersEvent } from './readers/readers-event.ts';
import type { ReadersEvent } from './readers/readers-event.ts';
import { freshReaders } from './readers/readers-state.ts';
import { evolveReporter } from './reporter/evolve-reporter.ts';
import { isReporterEvent } from './reporter/reporter-event.ts';
import { freshReporter } from './reporter/reporter-state.ts';
import { evolveShelf } from './shelf/evolve-shelf.ts';
import { isShelfEvent } from './shelf/shelf-event.ts';
import { freshShelf } from './shelf/shelf-state.ts';
import { evolveSameSubject, untold } from './same-subject/evolve-same-subject.ts';
import { isSameSubjectEvent } from './same-subject/same-subject-event.ts';
import { freshSameSubject } from './same-subject/same-subject-state.ts';

/** What is true after an event. Pure: the same events always give the same row. The version is the store's to count. */
export function evolve(state: CaseState | null, event: CaseEvent): CaseState {
  if (event.type === 'case-opened') return opened(event);
  if (state === null) throw new Error(`A case begins with case-opened, not ${event.type}`);
  return { ...state, ...changes(state, event) };
}

/** What an event of each group changes. */
function changes(state: CaseState, event: Exclude<CaseEvent, { type: 'case-opened' }>): Partial<CaseState> {
  if (isReporterEvent(event)) return evolveReporter(state, event);
  if (isPlaceEvent(event)) return evolvePlace(state, event);
  if (isShelfEvent(event)) return evolveShelf(state, event);
  if (isSameSubjectEvent(event)) return evolveSameSubject(state, event);
  if (isCallEvent(event)) return evolveCalls(state, event);
  if (isCircleEvent(event)) return evolveCircle(state, event);
  if (isContactEvent(event)) return evolveContact(state, event);
  if (isSweepEvent(event)) return evolveSweep(event);
  return changesByWork(state, event);
}

type WorkEvent =
  | DecisionEvent
  | InvestigationEvent
  | InterimEvent
  | KeepFromEvent
  | GuestEvent
  | ReadersEvent
  | ByHandEvent
  | LifecycleEvent
  | Exclude<KeepingEvent, { type: 'case-opened' }>;

function changesByWork(state: CaseState, event: WorkEvent): Partial<CaseState> {
  if (isDecisionEvent(event)) return evolveDecision(state, event);
  if (isInvestigationEvent(event)) return evolveInvestigation(state, event);
  if (isInterimEvent(event)) return evolveInterim(state, event);
  if (isKeepFromEvent(event)) return evolveKeepFrom(state, event);
  if (isGuestEvent(event)) return evolveGuests(state, event);
  if (isReadersEvent(event)) return evolveReaders(state, event);
  if (isByHandEvent(event)) return evolveByHand(state, event);
  return isLifecycleEvent(event) ? evolveLifecycle(state, event) : change(state, event);
}

function opened({ opening }: EventOf<'case-opened'>): CaseState {
  return {
    ...opening,
    version: 0,
    step: 1,
    thread: { round: 1, channelId: null, threadId: null, cardId: null, broughtIds: [] },
    copy: 'none',
    troubles: [],
    ...freshPlace,
    ...freshReaders,
    ...freshShelf,
    ...freshLifecycle,
    ...freshReporter,
    ...freshSameSubject,
    ...freshCalls,
    ...freshContact,
    ...freshSweep,
    ...freshCircle,
    ...freshByHand,
    ...freshDecision,
    ...freshInvestigation,
    ...freshInterim,
  };
}

function change(state: CaseState, event: Exclude<KeepingEvent, { type: 'case-opened' }>): Partial<CaseState> {
  switch (event.type) {
    case 'thread-attached':
      return {
        thread: { ...state.thread, channelId: event.channelId, threadId: event.threadId },
        isPost: event.isPost === true,
      };
    case 'card-attached':
      return { thread: { ...state.thread, cardId: event.messageId }, owedCall: null };
    case 'staff-brought':
      return { thread: { ...state.thread, broughtIds: [...new Set([...state.thread.broughtIds, ...event.userIds])] } };
    case 'thread-lost':
      return { ...withoutThread(state), ...untold(state) };
    case 'card-lost':
      return { thread: { ...state.thread, cardId: null } };
    case 'evidence-settled':
      return { evidence: state.evidence.map((one) => settled(one, event)) };
    case 'around-settled':
      return { message: state.message && { ...state.message, around: event.around } };
    case 'source-changed':
      return sourceChanged(state, event);
    case 'copy-requested':
      return { copy: 'asked' };
    case 'reporter-looked-at':
      return {};
    case 'copy-settled':
      return { copy: event.delivered ? 'sent' : 'undeliverable' };
    case 'trouble-met':
      return { troubles: [...without(state, event.trouble.effectKey), event.trouble] };
    case 'trouble-ended':
      return { troubles: without(state, event.effectKey) };
  }
}

function sourceChanged(state: CaseState, { how, addition }: EventOf<'source-changed'>): Partial<CaseState> {
  if (addition === null) return { message: state.message && { ...state.message, ...since[how] } };
  const changed = state.additions.map((one, position) =>
    position === addition && one.message !== null ? { ...one, message: { ...one.message, ...since[how] } } : one,
  );
  return { additions: changed };
}

const since = { edited: { editedSince: true }, deleted: { deletedSince: true } };

function settled(one: Evidence, event: EventOf<'evidence-settled'>): Evidence {
  if (one.evidenceId !== event.evidenceId) return one;
  return { ...one, state: event.state, sha256: event.sha256, reason: event.reason, size: event.size };
}

const without = (state: CaseState, effectKey: string) =>
  state.troubles.filter((trouble) => trouble.effectKey !== effectKey);
