import type { DecisionCommand } from './decision/decision-command.ts';
import type { LifecycleCommand } from './lifecycle/lifecycle-command.ts';
import type { ByHandCommand } from './by-hand/by-hand-command.ts';
import { isByHandCommand } from './by-hand/by-hand-command.ts';
import { decideByHand } from './by-hand/decide-by-hand.ts';
import { isCallCommand } from './calls/call-command.ts';
import { decideCalls } from './calls/decide-calls.ts';
import { isCircleCommand } from './circle/circle-command.ts';
import { decideCircle } from './circle/decide-circle.ts';
import type { CaseState } from './case.ts';
import type { CaseCommand, CommandOf, KeepingCommand } from './command.ts';
import { isContactCommand } from './contact/contact-command.ts';
import { decideContact } from './contact/decide-contact.ts';
import { decideDecision } from './decision/decide-decision.ts';
import { isDecisionCommand } from './decision/decision-command.ts';
import { decideGuests, guestsLeave } from './guests/decide-guests.ts';
import { isGuestCommand } from './guests/guest-command.ts';
import type { GuestCommand } from './guests/guest-command.ts';
import { decideInvestigation } from './investigation/decide-investigation.ts';
import { isInvestigationCommand } from './investigation/investigation-command.ts';
import type { InvestigationCommand } from './investigation/investigation-command.ts';
import { decideKeepFrom } from './keep-from/decide-keep-from.ts';
import { decideInterim } from './interim/decide-interim.ts';
import { isInterimCommand } from './interim/interim-command.ts';
import type { InterimCommand } from './interim/interim-command.ts';
import { isKeepFromCommand } from './keep-from/keep-from-command.ts';
import type { KeepFromCommand } from './keep-from/keep-from-command.ts';
import { decideLifecycle } from './lifecycle/decide-lifecycle.ts';
import { noteSource, settleAround } from './decide-message.ts';
import { isLifecycleCommand } from './lifecycle/lifecycle-command.ts';
import type { CaseEvent } from './event.ts';
import { evolve } from './evolve.ts';
import { openCase } from './open-case.ts';
import { decidePlace } from './place/decide-place.ts';
import { isPlaceCommand } from './place/place-command.ts';
import { decideReaders } from './readers/decide-readers.ts';
import { isReadersCommand } from './readers/readers-command.ts';
import type { ReadersCommand } from './readers/readers-command.ts';
import { decideReporter } from './reporter/decide-reporter.ts';
import { isReporterCommand } from './reporter/reporter-command.ts';
import { decideSameSubject } from './same-subject/decide-same-subject.ts';
import { partedBy } from './same-subject/parting.ts';
import { isSameSubjectCommand } from './same-subject/same-subject-command.ts';
import { decideSweep } from './sweep/decide-sweep.ts';
import { isSweepCommand } from './sweep/sweep-command.ts';
import { decideShelf } from './shelf/decide-shelf.ts';
import { isShelfCommand } from './shelf/shelf-command.ts';
import type { Ruling } from './ruling.ts';
import { accept, refuse } from './ruling.ts';

/**
 * What may happen: a command against the case as it is (null before it exists). Pure; a repeated command answers with no
 * events, so that everything may safely be tried twice.
 */
export function decide(state: CaseState | null, command: CaseCommand): Ruling {
  if (command.type === 'open-case') return state === null ? openCase(command) : accept([]);
  if (state === null) return refuse({ code: 'no-such-case' });
  return withParting(state, decideExisting(state, command), command.at);
}

function decideExisting(state: CaseState, command: Exclude<CaseCommand, { type: 'open-case' }>): Ruling {
  if (isReporterCommand(command)) return decideReporter(state, command);
  if (isPlaceCommand(command)) return decidePlace(state, command);
  if (isShelfCommand(command)) return decideShelf(state, command);
  if (isSameSubjectCommand(command)) return decideSameSubject(state, command);
  if (isCallCommand(command)) return decideCalls(state, command);
  if (isCircleCommand(command)) return decideCircle(state, command);
  if (isContactCommand(command)) return decideContact(state, command);
  if (isSweepCommand(command)) return decideSweep(state, command);
  return decideWork(state, command);
}

type WorkCommand =
  | DecisionCommand
  | InvestigationCommand
  | KeepFromCommand
  | GuestCommand
  | ReadersCommand
  | InterimCommand
  | ByHandCommand
  | LifecycleCommand
  | KeepingCommand;

/** What the team does with a case, and what keeps the record in step. */
function decideWork(state: CaseState, command: WorkCommand): Ruling {
  if (isDecisionCommand(command)) return decideDecision(state, command);
  if (isReadersCommand(command)) return decideReaders(state, command);
  if (isGuestCommand(command)) return decideGuests(state, command);
  if (isInvestigationCommand(command)) return decideInvestigation(state, command);
  if (isInterimCommand(command)) return decideInterim(state, command);
  if (isKeepFromCommand(command)) return decideKeepFrom(state, command);
  if (isByHandCommand(command)) return decideByHand(state, command);
  return isLifecycleCommand(command) ? decideLifecycle(state, command) : decideKeeping(state, command);
}

/** What a change parts comes first: whatever else is told of it goes into the thread of its own. */
function withParting(state: CaseState, ruling: Ruling, at: number): Ruling {
  if (!ruling.ok || ruling.events.length === 0) return ruling;
  const next = ruling.events.reduce<CaseState>((before, event: CaseEvent) => evolve(before, event), state);
  return accept([...partedBy(next, at), ...ruling.events, ...guestsLeave(next, at)], ruling.contents);
}

/** Orders that keep the record in step with Discord. */
function decideKeeping(state: CaseState, command: KeepingCommand): Ruling {
  switch (command.type) {
    case 'attach-thread':
      return attachThread(state, command);
    case 'attach-card':
      return attachCard(state, command);
    case 'record-staff':
      return recordStaff(state, command);
    case 'lose-thread':
      return state.thread.threadId === command.threadId ? accept([{ ...command, type: 'thread-lost' }]) : accept([]);
    case 'lose-card':
      return state.thread.cardId === command.messageId ? accept([{ ...command, type: 'card-lost' }]) : accept([]);
    case 'settle-evidence':
      return settleEvidence(state, command);
    case 'settle-around':
      return settleAround(state, command);
    case 'note-source':
      return noteSource(state, command);
    case 'request-copy':
      return requestCopy(state, command);
    case 'look-at-reporter':
      return state.confidential ? accept([{ ...command, type: 'reporter-looked-at' }]) : accept([]);
    case 'settle-copy':
      return state.copy === 'asked' ? accept([{ ...command, type: 'copy-settled' }]) : accept([]);
    case 'meet-trouble':
      return meetTrouble(state, command);
    case 'end-trouble':
      return endTrouble(state, command);
  }
}

function attachThread(state: CaseState, command: CommandOf<'attach-thread'>): Ruling {
  const { channelId, threadId, round, post, tellsTeam, at } = command;
  if (state.thread.threadId === threadId) return accept([]);
  if (state.thread.threadId !== null) return refuse({ code: 'thread-attached-already' });
  if (state.thread.round !== round) return refuse({ code: 'thread-outdated' });
  const told = tellsTeam === true ? { tellsTeam } : {};
  const attached = { type: 'thread-attached', channelId, threadId, ...told, at } as const;
  if (post === undefined) return accept([attached]);
  const card = post.cardId === null ? [] : [{ type: 'card-attached', messageId: post.cardId, at } as const];
  return accept([{ ...attached, isPost: true }, ...card]);
}

function attachCard(state: CaseState, { threadId, messageId, at }: CommandOf<'attach-card'>): Ruling {
  if (state.thread.threadId !== threadId || state.thread.cardId !== null) return accept([]);
  return accept([{ type: 'card-attached', messageId, at }]);
}

function recordStaff(state: CaseState, { threadId, userIds, at }: CommandOf<'record-staff'>): Ruling {
  const fresh = userIds.filter((userId) => !state.thread.broughtIds.includes(userId));
  if (state.thread.threadId !== threadId || fresh.length === 0) return accept([]);
  return accept([{ type: 'staff-brought', userIds: fresh, at }]);
}

function settleEvidence(state: CaseState, { evidenceId, result, at }: CommandOf<'settle-evidence'>): Ruling {
  const known = state.evidence.find((one) => one.evidenceId === evidenceId);
  if (known?.state !== 'pending') return accept([]);
  const outcome =
    result.state === 'stored'
      ? { ...result, reason: null }
      : { state: result.state, reason: result.reason, sha256: null, size: known.size };
  return accept([{ type: 'evidence-settled', evidenceId, ...outcome, at }]);
}

function requestCopy(state: CaseState, { reporterId, at }: CommandOf<'request-copy'>): Ruling {
  const reported = state.parties.some((party) => party.role === 'reporter' && party.userId === reporterId);
  if (!reported) return refuse({ code: 'not-the-reporter' });
  return state.copy === 'none' ? accept([{ type: 'copy-requested', at }]) : accept([]);
}

function meetTrouble(state: CaseState, { trouble, at }: CommandOf<'meet-trouble'>): Ruling {
  const known = state.troubles.find((other) => other.effectKey === trouble.effectKey);
  const same = known?.problem === trouble.problem && known.permission === trouble.permission;
  return accept(same ? [] : [{ type: 'trouble-met', trouble, at }]);
}

function endTrouble(state: CaseState, { effectKey, at }: CommandOf<'end-trouble'>): Ruling {
  const known = state.troubles.some((trouble) => trouble.effectKey === effectKey);
  return accept(known ? [{ type: 'trouble-ended', effectKey, at }] : []);
}
