import type { CaseState } from '../case.ts';
import type { CaseEvent } from '../event.ts';
import { revival } from '../lifecycle/cold.ts';
import { evidenceOf } from '../offered-file.ts';
import { accept, refuse } from '../ruling.ts';
import type { Ruling } from '../ruling.ts';
import type { ContactCommandOf, ReceiveReply } from './contact-command.ts';
import type { ContactEvent } from './contact-event.ts';
import type { Conversation } from './contact-state.ts';
import { allReplies, ownConversation, untoldReplies } from './conversations.ts';
import { dayMs } from '../durations.ts';

const nothing = accept([]);

/** How long the word that a case is closed is good for; whoever writes again on another day hears it again. */
const closedWordMs = dayMs;

/** An answer is taken down, whatever it is and whenever it comes; the same one once (SPEC 9.1). */
export function receiveReply(state: CaseState, command: ReceiveReply): Ruling {
  const { userId, replyId, how, text, files, maxFileBytes, at } = command;
  const conversation = ownConversation(state, command.number, userId);
  if (conversation === undefined) return refuse({ code: 'no-such-conversation' });
  if (isKnown(state, replyId)) return nothing;
  const { minorSafety } = state;
  const received: ContactEvent = {
    type: 'reply-received',
    conversation: conversation.number,
    number: allReplies(state).length + 1,
    replyId,
    how,
    ...(command.isMessage ? { isMessage: true } : {}),
    textId: text.contentId,
    muted: conversation.muted,
    evidence: files.map((file) => evidenceOf(file, { minorSafety, maxFileBytes })),
    at,
  };
  const contents = [text, ...files.flatMap(({ name, url }) => [name, url])];
  const follows = [...revivedBy(state, conversation, command), ...closedWord(state, conversation, command)];
  return accept([received, ...follows], contents);
}

/** An answer takes a cold case up again, unless nobody is to be shown it (SPEC 9.6). */
const revivedBy = (state: CaseState, { muted }: Conversation, { checkInDays, at }: ReceiveReply): CaseEvent[] =>
  state.status === 'cold' && !muted ? revival(state, { reasonId: null, checkInDays, at }) : [];

const isKnown = (state: CaseState, replyId: string) => allReplies(state).some(({ reply }) => reply.replyId === replyId);

/** Whoever answers after the end hears kindly that the case is closed, and that the team sees it all the same. */
function closedWord({ status }: CaseState, conversation: Conversation, command: ReceiveReply): ContactEvent[] {
  const { noticeId, how, at } = command;
  const lastAt = conversation.messages.findLast(({ about }) => about === 'after-closing')?.at ?? null;
  if (status !== 'closed' || (lastAt !== null && at - lastAt < closedWordMs)) return [];
  return [
    {
      type: 'contact-requested',
      number: conversation.number,
      messageId: noticeId,
      about: 'after-closing',
      kind: 'for-information',
      textId: null,
      by: null,
      prefers: how,
      at,
    },
  ];
}

/** They changed what they wrote; both are kept. */
export function editReply(state: CaseState, { replyId, text, at }: ContactCommandOf<'edit-reply'>): Ruling {
  if (!isKnown(state, replyId)) return nothing;
  return accept([{ type: 'reply-edited', replyId, textId: text.contentId, at }], [text]);
}

/** They took it back on Discord; the record keeps it. */
export function deleteReply(state: CaseState, { replyId, at }: ContactCommandOf<'delete-reply'>): Ruling {
  const found = allReplies(state).find(({ reply }) => reply.replyId === replyId);
  return found?.reply.deletedAt === null ? accept([{ type: 'reply-deleted', replyId, at }]) : nothing;
}

/** The case thread was told of these. */
export function settleRelay(state: CaseState, command: ContactCommandOf<'settle-relay'>): Ruling {
  const { from, to, round } = command;
  const isOwed = untoldReplies(state).some(({ reply }) => reply.number >= from && reply.number <= to);
  return isOwed && round === state.thread.round ? accept([{ ...command, type: 'replies-relayed' }]) : nothing;
}

/** Somebody of the team looked; only the first look is noted. */
export function readReplies(state: CaseState, { from, to, at }: ContactCommandOf<'read-replies'>): Ruling {
  const isUnread = allReplies(state).some(
    ({ reply: { number, readAt } }) => number >= from && number <= to && readAt === null,
  );
  return isUnread ? accept([{ type: 'replies-read', from, to, at }]) : nothing;
}
