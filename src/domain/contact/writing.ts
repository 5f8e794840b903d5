import type { CaseState } from '../case.ts';
import { hearsAtCheckIn } from '../check-in.ts';
import type { Actor } from '../lifecycle/lifecycle-command.ts';
import { isBlank } from '../names.ts';
import { accept, refuse } from '../ruling.ts';
import type { Refusal, Ruling } from '../ruling.ts';
import type { ContactCommandOf } from './contact-command.ts';
import type { ContactEvent, ContactEventOf } from './contact-event.ts';
import { conversationWith } from './conversations.ts';
import { refusedForNames } from '../naming/name-check.ts';
import { promiseKept } from './promise.ts';

/** True for whoever may write to the parties: of a confidential case only leaders and the assignee (SPEC 3.6). */
export const mayWrite = ({ confidential, assigneeId }: CaseState, { userId, isLeader }: Actor): boolean =>
  !confidential || isLeader || assigneeId === userId;

/** The team writes to a party (SPEC 9.1). It goes out by whatever way is open when it does. */
export function contact(state: CaseState, command: ContactCommandOf<'contact'>): Ruling {
  const { kind } = command;
  const refused = cannotWrite(state, command) ?? cannotReach(state, command);
  if (refused !== null) return refuse(refused);
  if (state.status === 'closed' && kind === 'needs-answer') return refuse({ code: 'question-to-closed' });
  return sent(state, command, { about: 'words', kind });
}

type Sending = Pick<ContactCommandOf<'contact'>, 'by' | 'partyId' | 'mark' | 'text' | 'check' | 'passed' | 'at'>;

/** What somebody of the team wrote goes out in this person's conversation, begun with it if need be. */
function sent(
  state: CaseState,
  command: Sending,
  as: Pick<ContactEventOf<'contact-requested'>, 'about' | 'kind'>,
): Ruling {
  const { by, text, passed, at } = command;
  const { number, start } = begun(state, command);
  const textId = text.contentId;
  const message = { messageId: textId, ...as, textId, by: by.userId, prefers: null } as const;
  const requested = { type: 'contact-requested', number, ...message, at } as const;
  if (passed === null || !by.isLeader) return accept([...start, requested], [text]);
  return accept([...start, { ...requested, passedId: passed.contentId }], [text, passed]);
}

/** Who is not on Discord is reached elsewhere; and nobody is told of another (SPEC 7.7). */
function cannotReach(state: CaseState, { partyId, text, check, passed, by }: Sending): Refusal | null {
  const party = state.parties.find((one) => one.partyId === partyId);
  if (party === undefined) return { code: 'no-such-party' };
  if (party.userId === null) return { code: 'party-off-discord' };
  return refusedForNames(state, party, { text: text.text, check, passed, by });
}

/** Somebody reached them elsewhere, or tried to, and writes it down (SPEC 9.3). */
export function noteContact(state: CaseState, command: ContactCommandOf<'note-contact'>): Ruling {
  const { by, text, asked, reachedAt, checkInDays, at } = command;
  const refused = cannotWrite(state, command);
  if (refused !== null) return refuse(refused);
  if (reachedAt > at) return refuse({ code: 'contact-in-future' });
  if (state.status === 'closed' && asked) return refuse({ code: 'question-to-closed' });
  const { number, start, greets } = begun(state, command);
  const checkInAt = greets ? promiseKept(state, checkInDays, at) : state.checkInAt;
  const textId = text.contentId;
  return accept(
    [...start, { type: 'contact-noted', number, textId, by: by.userId, asked, reachedAt, greets, checkInAt, at }],
    [text],
  );
}

/**
 * What a party is told of the team's decision, as it was voted on (SPEC 7.4). `mark` names the thread should it be their
 * first word. Nothing for somebody off Discord: they are told elsewhere, by hand.
 */
export function noticeTo(
  state: CaseState,
  { partyId, noticeId, mark, at }: { partyId: string; noticeId: string; mark: string; at: number },
): ContactEvent[] {
  const party = state.parties.find((one) => one.partyId === partyId);
  if (party === undefined || party.userId === null) return [];
  const { number, start } = begun(state, { partyId, mark, at });
  const message = { about: 'notice', kind: 'for-information', textId: noticeId, by: null, prefers: null } as const;
  return [...start, { type: 'contact-requested', number, messageId: noticeId, ...message, at }];
}

/** A word of the bot's own to a party; `mark` names the thread should it be their first. Nothing for somebody off Discord. */
export function wordOfBot(state: CaseState, word: WordOfBot): ContactEvent[] {
  const { partyId, about, messageId, mark, at } = word;
  const party = state.parties.find((one) => one.partyId === partyId);
  if (party === undefined || party.userId === null) return [];
  const { number, start } = begun(state, { partyId, mark, at });
  const message = { messageId, about, kind: 'for-information', textId: null, by: null, prefers: null } as const;
  return [...start, { type: 'contact-requested', number, ...message, at }];
}

interface WordOfBot {
  partyId: string;
  about: ContactEventOf<'contact-requested'>['about'];
  messageId: string;
  mark: string;
  at: number;
}

type Writing = Pick<ContactCommandOf<'contact'>, 'by' | 'partyId' | 'text'>;

/** Why somebody does not write to a party at all. */
function cannotWrite(state: CaseState, { by, partyId, text }: Writing): Refusal | null {
  if (!mayWrite(state, by)) return { code: 'contact-for-leaders' };
  if (!state.parties.some((party) => party.partyId === partyId)) return { code: 'no-such-party' };
  return isBlank(text.text) ? { code: 'contact-empty' } : null;
}

/** The conversation it belongs to, begun with it if it is the first word. */
function begun(
  state: CaseState,
  { partyId, mark, at }: Pick<Sending, 'partyId' | 'mark' | 'at'>,
): { number: number; start: ContactEvent[]; greets: boolean } {
  const known = conversationWith(state, partyId);
  if (known !== undefined) return { number: known.number, start: [], greets: hearsAtCheckIn(state, known.userId) };
  const number = state.conversations.length + 1;
  const userId = state.parties.find((party) => party.partyId === partyId)?.userId ?? null;
  const start: ContactEventOf<'conversation-started'> = {
    type: 'conversation-started',
    number,
    partyId,
    userId,
    mark,
    at,
  };
  return { number, start: [start], greets: hearsAtCheckIn(state, userId) };
}
