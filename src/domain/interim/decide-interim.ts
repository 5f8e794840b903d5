import type { CaseState } from '../case.ts';
import { wordOfBot } from '../contact/writing.ts';
import { hourMs, minuteMs } from '../durations.ts';
import { unlessIn } from '../lifecycle/moving.ts';
import { isBlank } from '../names.ts';
import { accept, refuse } from '../ruling.ts';
import type { Ruling } from '../ruling.ts';
import type { InterimCommand, InterimCommandOf } from './interim-command.ts';
import { isOpen, stands } from './interim-state.ts';
import type { Interim } from './interim-state.ts';

/** What may be done at once, before a decision, and what becomes of it (SPEC 7.5). */
export function decideInterim(state: CaseState, command: InterimCommand): Ruling {
  switch (command.type) {
    case 'take-interim':
      return take(state, command);
    case 'confirm-interim':
      return confirm(state, command);
    case 'lift-interim':
      return lift(state, command);
    case 'lapse-interim':
      return lapse(state, command);
    case 'keep-interim':
      return keep(state, command);
    case 'settle-interim':
      return settle(state, command);
    case 'settle-lifting':
      return settleLifting(state, command);
  }
}

const find = ({ interims }: CaseState, number: number) => interims.find((one) => one.number === number);

function take(state: CaseState, command: InterimCommandOf<'take-interim'>): Ruling {
  const { partyId, measure, reason, by, mark, confirmHours, at } = command;
  const wrong = unlessIn(state, 'new', 'triage', 'investigating', 'resolved') ?? unlessOnDiscord(state, partyId);
  if (wrong !== null) return wrong;
  if (isBlank(reason.text)) return refuse({ code: 'interim-reason-empty' });
  const there = state.interims.find((one) => stands(one, at) && isSame(state, one, command));
  if (there !== undefined) return refuse({ code: 'interim-there', number: there.number });
  const interim: Interim = {
    number: state.interims.length + 1,
    partyId,
    measure,
    until: measure.kind === 'timeout' ? at + measure.minutes * minuteMs : null,
    reasonId: reason.contentId,
    by: by.userId,
    takenAt: at,
    confirmBy: at + confirmHours * hourMs,
    mark,
    status: 'planned',
    failure: null,
    keptId: null,
    verdict: 'open',
    decidedBy: null,
    lifting: 'none',
    liftFailure: null,
  };
  return accept([{ type: 'interim-taken', interim, at }], [reason]);
}

/** Only people of the case, and only those Discord knows: nobody else is looked into here. */
function unlessOnDiscord({ parties }: CaseState, partyId: string): Ruling | null {
  const party = parties.find((one) => one.partyId === partyId);
  if (party === undefined) return refuse({ code: 'no-such-party' });
  return party.userId === null ? refuse({ code: 'party-off-discord' }) : null;
}

/** One person is timed out once, and one message removed once, whichever part of theirs was meant. */
function isSame(state: CaseState, known: Interim, { partyId, measure }: InterimCommandOf<'take-interim'>): boolean {
  const person = (id: string) => state.parties.find((party) => party.partyId === id)?.userId;
  if (known.measure.kind === 'remove-message')
    return measure.kind === 'remove-message' && measure.messageId === known.measure.messageId;
  return measure.kind === 'timeout' && person(known.partyId) === person(partyId);
}

function confirm(state: CaseState, { by, number, at }: InterimCommandOf<'confirm-interim'>): Ruling {
  const interim = find(state, number);
  if (interim === undefined) return refuse({ code: 'no-such-interim' });
  const over = howOver(interim);
  if (over !== null) return refuse({ code: 'interim-over', how: over });
  if (interim.by === by.userId) return refuse({ code: 'own-interim' });
  return accept([{ type: 'interim-confirmed', number, by: by.userId, at }]);
}

/** A second person lifts what nobody has confirmed; a leader also what was (SPEC 7.5). */
function lift(state: CaseState, { by, number, at }: InterimCommandOf<'lift-interim'>): Ruling {
  const interim = find(state, number);
  if (interim === undefined) return refuse({ code: 'no-such-interim' });
  const lifted = accept([{ type: 'interim-lifted', number, by: by.userId, at }]);
  if (isOpen(interim)) return interim.by === by.userId ? refuse({ code: 'own-interim' }) : lifted;
  if (!stands(interim, at)) return refuse({ code: 'interim-over', how: howOver(interim) ?? 'lapsed' });
  return by.isLeader ? lifted : refuse({ code: 'interim-for-leaders' });
}

function howOver({ verdict, status }: Interim): 'confirmed' | 'lifted' | 'lapsed' | 'ended' | 'failed' | null {
  if (status === 'failed') return 'failed';
  return verdict === 'open' ? null : verdict;
}

function lapse(state: CaseState, { number, at }: InterimCommandOf<'lapse-interim'>): Ruling {
  const interim = find(state, number);
  if (interim === undefined || interim.status === 'failed') return accept([]);
  const { verdict, confirmBy, until } = interim;
  if (verdict === 'open' && at >= confirmBy) return accept([{ type: 'interim-lifted', number, by: null, at }]);
  const isOver = verdict === 'confirmed' && until !== null && at >= until;
  return accept(isOver ? [{ type: 'interim-ended', number, at }] : []);
}

/** Evidence first: only what is on record is removed. */
function keep(state: CaseState, { number, snapshot, at }: InterimCommandOf<'keep-interim'>): Ruling {
  const interim = find(state, number);
  if (interim?.status !== 'planned' || interim.keptId !== null) return accept([]);
  return accept([{ type: 'interim-kept', number, contentId: snapshot.contentId, at }], [snapshot]);
}

/** Once it is done, and still holds, the person is told: for now, and whom to ask. */
function settle(state: CaseState, { number, result, at }: InterimCommandOf<'settle-interim'>): Ruling {
  const interim = find(state, number);
  if (interim?.status !== 'planned') return accept([]);
  const failure = result.status === 'failed' ? result.failure : null;
  const settled = { type: 'interim-settled', number, failure, at } as const;
  const holds = interim.verdict === 'open' || interim.verdict === 'confirmed';
  if (failure !== null || !holds) return accept([settled]);
  const about = interim.measure.kind === 'timeout' ? 'interim-timeout' : 'interim-message';
  return accept([settled, ...told(state, interim, { about, messageId: `interim-${number}`, at })]);
}

/** Whoever was told that they cannot write hears that they can again. */
function settleLifting(state: CaseState, { number, result, at }: InterimCommandOf<'settle-lifting'>): Ruling {
  const interim = find(state, number);
  if (interim?.lifting !== 'planned') return accept([]);
  const failure = result.status === 'failed' ? result.failure : null;
  const settled = { type: 'interim-lifting-settled', number, failure, at } as const;
  const isFree = result.status === 'done' && result.wasOurs && interim.status === 'done';
  if (!isFree) return accept([settled]);
  const word = { about: 'interim-ended', messageId: `interim-${number}-ended`, at } as const;
  return accept([settled, ...told(state, interim, word)]);
}

interface Word {
  about: 'interim-timeout' | 'interim-message' | 'interim-ended';
  messageId: string;
  at: number;
}

const told = (state: CaseState, { partyId, mark }: Interim, word: Word) => wordOfBot(state, { partyId, mark, ...word });
