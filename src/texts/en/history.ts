import { isByHandEvent } from '../../domain/by-hand/by-hand-event.ts';
import type { ByHandEvent } from '../../domain/by-hand/by-hand-event.ts';
import { isCircleEvent } from '../../domain/circle/circle-event.ts';
import type { CircleEvent } from '../../domain/circle/circle-event.ts';
import { isCallEvent } from '../../domain/calls/call-event.ts';
import type { CaseEvent, KeepingEvent } from '../../domain/event.ts';
import { isContactEvent } from '../../domain/contact/contact-event.ts';
import type { ContactEvent } from '../../domain/contact/contact-event.ts';
import { isDecisionEvent } from '../../domain/decision/decision-event.ts';
import type { DecisionEvent } from '../../domain/decision/decision-event.ts';
import { isLifecycleEvent } from '../../domain/lifecycle/lifecycle-event.ts';
import type { LifecycleEvent } from '../../domain/lifecycle/lifecycle-event.ts';
import { isPlaceEvent } from '../../domain/place/place-event.ts';
import type { PlaceEvent } from '../../domain/place/place-event.ts';
import { isReadersEvent } from '../../domain/readers/readers-event.ts';
import type { ReadersEvent } from '../../domain/readers/readers-event.ts';
import { isReporterEvent } from '../../domain/reporter/reporter-event.ts';
import type { ReporterEvent, ReporterEventOf } from '../../domain/reporter/reporter-event.ts';
import { isSameSubjectEvent } from '../../domain/same-subject/same-subject-event.ts';
import { isGuestEvent } from '../../domain/guests/guest-event.ts';
import type { GuestEvent } from '../../domain/guests/guest-event.ts';
import { isInvestigationEvent } from '../../domain/investigation/investigation-event.ts';
import type { InvestigationEvent } from '../../domain/investigation/investigation-event.ts';
import { isInterimEvent } from '../../domain/interim/interim-event.ts';
import type { InterimEvent } from '../../domain/interim/interim-event.ts';
import { isKeepFromEvent } from '../../domain/keep-from/keep-from-event.ts';
import type { KeepFromEvent } from '../../domain/keep-from/keep-from-event.ts';
import { byHandLine } from './by-hand.ts';
import { callHistory } from './calls.ts';
import { circleHistory, isUnsigned } from './circle-history.ts';
import { isShelfEvent } from '../../domain/shelf/shelf-event.ts';
import { isSweepEvent } from '../../domain/sweep/sweep-event.ts';
import { effectNames, proceedings, severityNames, statusNames } from './card.ts';
import { contactHistory, isByParty } from './contact-history.ts';
import { decisionHistory } from './decision.ts';
import { guestHistory } from './guests.ts';
import { investigationHistory } from './investigation.ts';
import { interimHistory } from './interim.ts';
import { keepFromHistory } from './keep-from.ts';
import { closeReasons, reopenReasons } from './lifecycle.ts';
import { readersHistory } from './readers.ts';
import { isWished, sameSubjectLine } from './same-subject.ts';
import { sweepHistory } from './sweep.ts';
import { shelfLine } from './shelf.ts';
import { distance } from './times.ts';

/** The reference of another case, by its id; null for one the reader may not know of. */
type NameOf = (caseId: string) => string | null;

const nobodyKnows: NameOf = () => null;

interface Entry {
  event: CaseEvent;
  actorId: string | null;
}

interface Telling {
  nameOf?: NameOf;
  /** Whom some entries are about, for leaders (SPEC 6.1). */
  saysWho?: boolean;
}

/** One entry of a case's history in words: what, by whom, when. People by mention, for the reader alone. */
export function historyLine(entry: Entry & { at: number }, options: Telling = {}): string {
  const actorId = actorTold(entry);
  const who = actorId === null ? '' : ` · <@${actorId}>`;
  return `${historyWords(entry.event, options)}${who} · ${distance(entry.at)}`;
}

/** What happened, without who and when. */
export function historyWords(event: CaseEvent, { nameOf = nobodyKnows, saysWho = false }: Telling = {}): string {
  if (isCircleEvent(event)) return circleHistory(event, saysWho);
  return isByHandEvent(event) ? byHandLine(event, saysWho) : wordsOf(event, nameOf);
}

/** Who is told to have done it; null for the bot, for what names nobody, and where the words say it already. */
export const actorTold = ({ event, actorId }: Entry): string | null =>
  isTheReporters(event) || isUnsigned(event) || event.type === 'somebody-on-it' ? null : actorId;

function wordsOf(event: Exclude<CaseEvent, ByHandEvent | CircleEvent>, nameOf: NameOf): string {
  if (isReporterEvent(event)) return byReporter(event);
  if (isPlaceEvent(event)) return moved(event);
  if (isShelfEvent(event)) return shelfLine[event.type];
  if (isSameSubjectEvent(event)) return sameSubjectLine(event);
  if (isCallEvent(event)) return callHistory(event);
  if (isSweepEvent(event)) return sweepHistory(event);
  if (isOfTalk(event)) return talk(event);
  return isLifecycleEvent(event) ? done(event, nameOf) : kept(event);
}

const isByReporter = (event: CaseEvent): boolean =>
  isReporterEvent(event) || (isKeepFromEvent(event) && event.type !== 'wish-lifted');

type OfTalk =
  | ContactEvent
  | DecisionEvent
  | InterimEvent
  | InvestigationEvent
  | KeepFromEvent
  | GuestEvent
  | ReadersEvent;

const isOfTalk = (event: CaseEvent): event is OfTalk =>
  isContactEvent(event) ||
  isDecisionEvent(event) ||
  isInterimEvent(event) ||
  isInvestigationEvent(event) ||
  isKeepFromEvent(event) ||
  isGuestEvent(event) ||
  isReadersEvent(event);

function talk(event: OfTalk): string {
  if (isKeepFromEvent(event)) return keepFromHistory(event);
  if (isGuestEvent(event)) return guestHistory(event);
  if (isInvestigationEvent(event)) return investigationHistory(event);
  if (isReadersEvent(event)) return readersHistory(event);
  if (isInterimEvent(event)) return interimHistory(event);
  return isContactEvent(event) ? contactHistory(event) : decisionHistory(event);
}

/** What the reporter or another party did, or what followed from it, names nobody: they may have asked to keep their name back (SPEC 3.6). */
const isTheReporters = (event: CaseEvent): boolean =>
  isByReporter(event) ||
  isByParty(event) ||
  event.type === 'copy-requested' ||
  (event.type === 'case-opened' && event.opening.source === 'report') ||
  event.type === 'danger-reported' ||
  (event.type === 'unassigned' && event.why === 'recused') ||
  (isSameSubjectEvent(event) && !isWished(event));

function byReporter(event: ReporterEvent): string {
  switch (event.type) {
    case 'information-added':
      return added(event);
    case 'report-withdrawn':
      return 'The reporter withdrew the report';
    case 'update-asked':
      return 'The reporter asked how it stands';
  }
}

function added({ joined, recusals }: ReporterEventOf<'information-added'>): string {
  const what =
    joined === null ? 'The reporter added something' : 'The reporter sent another report, which joined this case';
  return recusals.length === 0 ? what : `${what}; somebody of the team is kept out since then`;
}

const date = (at: number) => `<t:${Math.floor(at / 1000)}:D>`;

/** What the bot did to keep the record and Discord in step. */
function kept(event: KeepingEvent): string {
  switch (event.type) {
    case 'case-opened':
      return `${event.opening.source === 'report' ? 'Reported' : 'Opened by the team'} as *${severityNames[event.opening.severity]}*`;
    case 'thread-attached':
      return 'Case thread opened';
    case 'thread-lost':
      return 'Case thread gone';
    case 'card-lost':
      return 'Card gone';
    case 'card-attached':
      return 'Card posted';
    case 'staff-brought':
      return `${event.userIds.length} of the team called in`;
    case 'evidence-settled':
      return event.state === 'stored' ? 'Proof file kept' : 'Proof file could not be kept';
    case 'around-settled':
      return event.around.state === 'stored' ? 'Messages around it kept' : 'Messages around it could not be kept';
    case 'source-changed':
      return `${event.addition === null ? 'The message it is about' : 'A message added later'} was ${event.how}`;
    case 'copy-requested':
      return 'The reporter asked for a copy';
    case 'copy-settled':
      return event.delivered ? 'Copy sent to the reporter' : 'Copy to the reporter undeliverable';
    case 'trouble-met':
      return `${effectNames[event.trouble.kind] ?? event.trouble.kind} did not work`;
    case 'trouble-ended':
      return 'It works again';
    case 'reporter-looked-at':
      return 'Looked up who reported';
  }
}

function moved(event: PlaceEvent): string {
  switch (event.type) {
    case 'thread-left':
      return event.toAll === true
        ? 'The case goes on in a thread among all cases, the earlier one is deleted'
        : 'Restricted: the case goes on in a thread of its own among the restricted ones, the earlier one is deleted';
    case 'thread-discarded':
      return 'A thread that came too late is deleted';
  }
}

/** What people did with the case. */
function done(event: LifecycleEvent, nameOf: NameOf): string {
  switch (event.type) {
    case 'status-changed':
      return `*${statusNames[event.status.before]}* → *${statusNames[event.status.after]}*`;
    case 'triaged':
      return triaged(event);
    case 'danger-reported':
      return `Urgent, because of danger: ${severities(event)}`;
    case 'assigned':
      return event.before === null
        ? `Assigned to <@${event.assigneeId}>`
        : `Passed on from <@${event.before}> to <@${event.assigneeId}>`;
    case 'unassigned':
      return unassigned(event);
    case 'next-step-planned':
      return `Next step written${event.followUpAt.after === null ? '' : `, to be looked at on ${date(event.followUpAt.after)}`}`;
    case 'held':
      return `Clocks stopped until ${date(event.until)}`;
    case 'hold-ended':
      return 'Clocks run again';
    case 'closing-proposed':
      return closingProposed(event, nameOf);
    case 'closing-withdrawn':
      return 'Proposal to close taken back';
    case 'closing-confirmed':
      return `Closing confirmed: ${closeReasons[event.reason]}`;
    case 'duplicate-absorbed':
      return `${nameOf(event.from.caseId) ?? 'Another case'} joined as a duplicate`;
    case 'decision-taken-back':
      return 'Decision taken back';
    case 'case-summed-up':
      return 'Summary written';
    case 'went-cold':
      return 'Left to rest';
    case 'revived':
      return 'Taken up again';
    case 'case-reopened':
      return `Reopened: ${reopenReasons[event.reason]}`;
  }
}

function closingProposed({ closing }: Extract<CaseEvent, { type: 'closing-proposed' }>, nameOf: NameOf): string {
  const { reason, duplicateOf } = closing;
  const original = duplicateOf === null ? '' : ` (${nameOf(duplicateOf.caseId) ?? proceedings.anotherCase})`;
  return `Proposed to close: ${closeReasons[reason]}${original}`;
}

function unassigned({ why, assigneeId }: Extract<CaseEvent, { type: 'unassigned' }>): string {
  if (why === 'recused') return 'Whoever had the case no longer has it';
  return why === 'departed' ? `<@${assigneeId}> is no longer of the team` : `Handed back by <@${assigneeId}>`;
}

function triaged({ severity, immediateRisk }: Extract<CaseEvent, { type: 'triaged' }>): string {
  return `Triaged: ${severities({ severity })}, ${immediateRisk.after === true ? 'immediate risk' : 'no immediate risk'}`;
}

function severities({ severity }: Pick<Extract<CaseEvent, { type: 'triaged' }>, 'severity'>): string {
  const { before, after } = severity;
  return before === after ? severityNames[after] : `${severityNames[before]} → ${severityNames[after]}`;
}
