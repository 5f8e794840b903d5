import type { CaseState, Evidence } from '../case.ts';
import type { PlannedEffect } from '../effect.ts';
import type { CaseEvent } from '../event.ts';
import { planned, refreshed } from '../planned-effect.ts';
import type { ContactEffect } from './contact-effect.ts';
import type { ContactEvent, ContactEventOf } from './contact-event.ts';
import type { ContactMessage } from './contact-state.ts';
import { shelfPostOf } from '../shelf/shelf-state.ts';
import { allReplies, untoldReplies } from './conversations.ts';

/** Between two tellings of replies in the thread of a case (SPEC 9.1). */
export const relayPauseMs = 60_000;

/** What Discord is told because of a word between the team and a party (SPEC 9). */
export function contactEffectsOf(next: CaseState, event: ContactEvent): PlannedEffect[] {
  switch (event.type) {
    case 'contact-requested':
    case 'contact-thread-attached':
    case 'contact-way-closed':
      return [sent(next, event.number)];
    case 'contact-thread-lost':
      return [...(isOwed(next, event.number) ? [sent(next, event.number)] : []), ...refreshed(next)];
    case 'contact-undeliverable':
      return [...undeliverable(next, event), ...refreshed(next)];
    case 'reply-received':
      return [...copies(next, event.evidence), ...relay(next), ...refreshed(next)];
    case 'reply-edited':
    case 'reply-deleted':
      return redrawn(next, event.replyId);
    case 'replies-relayed':
      return relay(next);
    case 'intruder-met':
      return cleared(next, event);
    case 'contact-delivered':
    case 'contact-noted':
    case 'question-dropped':
    case 'conversation-muted':
    case 'replies-read':
      return refreshed(next);
    case 'conversation-started':
      return [];
  }
}

/** What follows for the conversations from a case being closed, taken up again, or given a new thread. */
export function contactFollows(next: CaseState, event: CaseEvent): PlannedEffect[] {
  if (event.type === 'card-attached') return toldAnew(next);
  if (event.type === 'shelf-post-laid') return relay(next);
  if (event.type !== 'status-changed') return [];
  const { before, after } = event.status;
  if (before !== 'closed' && after !== 'closed') return [];
  const withThread = next.conversations.filter(({ thread }) => thread.threadId !== null);
  return withThread.map(({ number }) => inLane(next, number, { kind: 'contact-door', number }));
}

const isOwed = ({ conversations }: CaseState, number: number): boolean =>
  conversations.some((one) => one.number === number && one.messages.some(({ state }) => state === 'pending'));

const sent = (next: CaseState, number: number) => inLane(next, number, { kind: 'contact-send', number });

/** What goes to one person goes in order, and waits for nobody else. */
const inLane = (next: CaseState, number: number, effect: ContactEffect): PlannedEffect =>
  planned(next, `contact-${number}`, effect, `${number}.${next.version + 1}`);

function undeliverable(
  next: CaseState,
  { number, messageId }: ContactEventOf<'contact-undeliverable'>,
): PlannedEffect[] {
  const conversation = next.conversations.find((one) => one.number === number);
  const message = conversation?.messages.find((one) => one.messageId === messageId);
  return message === undefined || !isToldOf(message) ? [] : [toldUndeliverable(next, number, message)];
}

const isToldOf = ({ about, state }: ContactMessage) =>
  state === 'undeliverable' &&
  (about === 'words' || about === 'notice' || about === 'reminder' || about.startsWith('interim-'));

const toldUndeliverable = (next: CaseState, number: number, { messageId }: ContactMessage) =>
  planned(
    next,
    'contact-notes',
    { kind: 'contact-tell-undeliverable', number, messageId },
    `${messageId}.${next.thread.round}`,
  );

/** A thread made anew is told what has come in, and which of the last words could not be delivered. */
const toldAnew = (next: CaseState): PlannedEffect[] => [
  ...relay(next),
  ...next.conversations.flatMap(({ number, messages }) => {
    const last = messages.at(-1);
    return last !== undefined && isToldOf(last) ? [toldUndeliverable(next, number, last)] : [];
  }),
];

const copies = (next: CaseState, evidence: Evidence[]) =>
  evidence
    .filter(({ state }) => state === 'pending')
    .map(({ evidenceId }) =>
      planned(next, `evidence:${evidenceId}`, { kind: 'copy-evidence', evidenceId }, evidenceId),
    );

/** At once, or a minute after the last one; what comes until then is gathered. Before the card is up it waits for it. */
function relay(next: CaseState): PlannedEffect[] {
  const isNowhere = next.thread.cardId === null && shelfPostOf(next) === null;
  if (isNowhere || untoldReplies(next).length === 0) return [];
  const effect = planned(next, 'contact-relay', { kind: 'relay-replies' }, next.version + 1);
  return [{ ...effect, refresh: true, notBefore: next.relayedAt === null ? 0 : next.relayedAt + relayPauseMs }];
}

function redrawn(next: CaseState, replyId: string): PlannedEffect[] {
  const found = allReplies(next).find(({ reply }) => reply.replyId === replyId);
  const relayed = found?.reply.relay ?? null;
  if (relayed?.round !== next.thread.round) return [];
  const effect = { kind: 'redraw-relay', messageId: relayed.messageId } as const;
  return [planned(next, 'contact-redraw', effect, next.version + 1)];
}

/** The key of an intrusion by message is that message's id. */
function cleared(next: CaseState, { number, key, userId }: ContactEventOf<'intruder-met'>): PlannedEffect[] {
  const conversation = next.conversations.find((one) => one.number === number);
  const threadId = conversation?.thread.threadId ?? null;
  if (conversation === undefined || threadId === null) return [];
  const messageId = /^\d+$/u.test(key) ? key : null;
  const position = conversation.intrusions.length - 1;
  const part = `${number}.${position}`;
  return [
    planned(next, `contact-clear-${number}`, { kind: 'contact-clear', number, threadId, userId, messageId }, part),
    planned(next, 'contact-notes', { kind: 'contact-tell-intruder', number, position }, part),
  ];
}
