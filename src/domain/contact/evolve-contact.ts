import type { CaseState } from '../case.ts';
import type { ContactEvent, ContactEventOf } from './contact-event.ts';
import type { Attempt, ContactMessage, Conversation, Reply } from './contact-state.ts';

/** A case that is closed waits for nobody, also not when it is taken up again. */
export const withoutQuestions = ({ conversations }: CaseState): Pick<CaseState, 'conversations'> => ({
  conversations: conversations.map((one) => ({ ...one, waiting: null, cannotAnswer: null })),
});

/** What is true after a word between the team and a party. No button of the team grows stale by it. */
export function evolveContact(state: CaseState, event: ContactEvent): Partial<CaseState> {
  switch (event.type) {
    case 'conversation-started':
      return { conversations: [...state.conversations, started(event)] };
    case 'contact-noted':
      return { ...inConversation(state, event.number, (one) => noted(one, event)), ...greeted(state, event) };
    case 'contact-delivered':
      return { ...inConversation(state, event.number, (one) => delivered(one, event)), ...greeted(state, event) };
    case 'reply-received':
      return {
        ...inConversation(state, event.conversation, (one) => received(one, event)),
        evidence: [...state.evidence, ...event.evidence],
      };
    case 'reply-edited':
      return withReply(state, isReply(event), { editedTextId: event.textId });
    case 'reply-deleted':
      return withReply(state, isReply(event), { deletedAt: event.at });
    case 'replies-relayed':
      return relayed(state, event);
    case 'replies-read':
      return withReply(state, ({ number, readAt }) => isWithin(number, event) && readAt === null, { readAt: event.at });
    case 'contact-requested':
    case 'contact-thread-attached':
    case 'contact-thread-lost':
    case 'contact-way-closed':
    case 'contact-undeliverable':
    case 'question-dropped':
    case 'conversation-muted':
    case 'intruder-met':
      return inConversation(state, event.number, (one) => ({ ...one, ...changed(one, event) }));
  }
}

type Changing = ContactEventOf<
  | 'contact-requested'
  | 'contact-thread-attached'
  | 'contact-thread-lost'
  | 'contact-way-closed'
  | 'contact-undeliverable'
  | 'question-dropped'
  | 'conversation-muted'
  | 'intruder-met'
>;

function changed(one: Conversation, event: Changing): Partial<Conversation> {
  switch (event.type) {
    case 'contact-requested':
      return { messages: [...one.messages, requested(event)], ...(event.about === 'words' ? seen(one, event) : {}) };
    case 'contact-thread-attached':
      return { thread: { ...one.thread, threadId: event.threadId } };
    case 'contact-thread-lost':
      return { thread: { round: one.thread.round + 1, threadId: null } };
    case 'contact-way-closed':
      return withMessage(one, event, ({ tried }) => ({ tried: [...tried, { way: event.way, why: event.why }] }));
    case 'contact-undeliverable':
      return undeliverable(one, event);
    case 'question-dropped':
      return { waiting: null };
    case 'conversation-muted':
      return { muted: event.muted };
    case 'intruder-met': {
      const { key, userId, textId, at } = event;
      return { intrusions: [...one.intrusions, { key, userId, textId, at }] };
    }
  }
}

function started({ number, partyId, userId, mark, at }: ContactEventOf<'conversation-started'>): Conversation {
  return {
    number,
    partyId,
    userId,
    mark,
    startedAt: at,
    thread: { round: 1, threadId: null },
    messages: [],
    elsewhere: [],
    replies: [],
    waiting: null,
    cannotAnswer: null,
    muted: false,
    intrusions: [],
  };
}

function requested(event: ContactEventOf<'contact-requested'>): ContactMessage {
  const { messageId, about, kind, textId, by, prefers, at } = event;
  const unsettled = { state: 'pending', way: null, discordId: null, settledAt: null, tried: [] } as const;
  return { messageId, about, kind, textId, by, prefers, at, ...unsettled, tried: [] };
}

function delivered(one: Conversation, event: ContactEventOf<'contact-delivered'>): Conversation {
  const { way, discordId, at } = event;
  const settled = withMessage(one, event, () => ({ state: 'delivered', way, discordId, settledAt: at }));
  // An answer may be taken in before it is recorded that the question arrived.
  const isAnswered = one.replies.some(({ replyId }) => isLater(replyId, discordId));
  return { ...one, ...settled, waiting: isAnswered ? null : attempted(one, event, 'delivered'), cannotAnswer: null };
}

/** Discord's ids grow with time. */
const isLater = (id: string, than: string): boolean =>
  id.length === than.length ? id > than : id.length > than.length;

function undeliverable(one: Conversation, event: ContactEventOf<'contact-undeliverable'>): Partial<Conversation> {
  const { way, why, barred, at } = event;
  const settled = withMessage(one, event, ({ tried }) => {
    return { state: 'undeliverable', settledAt: at, tried: [...tried, { way, why }] };
  });
  const cannotAnswer = barred === null ? one.cannotAnswer : { since: at, until: barred.until };
  return { ...settled, waiting: attempted(one, event, 'undeliverable'), cannotAnswer };
}

/** A question that went out, or could go out by no way, is one attempt (SPEC 9.3). */
function attempted(
  { messages, waiting }: Conversation,
  { messageId, at }: { messageId: string; at: number },
  how: 'delivered' | 'undeliverable',
): Conversation['waiting'] {
  const question = messages.find((one) => one.messageId === messageId && one.kind === 'needs-answer');
  if (question === undefined) return waiting;
  return withAttempt(waiting, { at, by: question.by === null ? 'automatic' : 'person', how });
}

function withAttempt(waiting: Conversation['waiting'], attempt: Attempt): Conversation['waiting'] {
  const attempts = [...(waiting?.attempts ?? []), attempt].toSorted((one, other) => one.at - other.at);
  return { attempts, reached: waiting?.reached === true || attempt.how === 'delivered' };
}

/** They were asked elsewhere, and the answer is still to come; or the team has talked with them (SPEC 9.3). */
function noted(one: Conversation, event: ContactEventOf<'contact-noted'>): Conversation {
  const { textId, by, asked, reachedAt, at } = event;
  const elsewhere = [...one.elsewhere, { textId, by, asked, reachedAt, at }];
  const waiting = asked ? withAttempt(one.waiting, { at: reachedAt, by: 'person', how: 'elsewhere' }) : null;
  return { ...one, ...seen(one, event), elsewhere, waiting, cannotAnswer: asked ? one.cannotAnswer : null };
}

/** Whoever writes to somebody has read what they wrote. */
const seen = ({ replies }: Conversation, { at }: { at: number }): Pick<Conversation, 'replies'> => ({
  replies: replies.map((one) => (one.readAt === null ? { ...one, readAt: at } : one)),
});

function received(one: Conversation, event: ContactEventOf<'reply-received'>): Conversation {
  const { number, replyId, how, isMessage = false, textId, muted, evidence, at } = event;
  const evidenceIds = evidence.map(({ evidenceId }) => evidenceId);
  const fresh = { editedTextId: null, deletedAt: null, relay: null, readAt: null };
  const reply: Reply = { number, replyId, how, isMessage, textId, muted, evidenceIds, at, ...fresh };
  return { ...one, replies: [...one.replies, reply], waiting: null, cannotAnswer: null };
}

function relayed(state: CaseState, event: ContactEventOf<'replies-relayed'>): Partial<CaseState> {
  const { round, messageId, called, at } = event;
  const isToldNow = ({ number, muted }: Reply) => !muted && isWithin(number, event);
  return {
    ...withReply(state, isToldNow, { relay: { round, messageId } }),
    relayedAt: at,
    answerCalledAt: called ? at : state.answerCalledAt,
  };
}

/** The first personal word greets whoever has to hear, and is their check-in (SPEC 8). */
function greeted(
  state: CaseState,
  { greets, checkInAt, at }: { greets: boolean; checkInAt: number | null; at: number },
): Partial<CaseState> {
  return greets ? { greetedAt: state.greetedAt ?? at, checkInAt } : {};
}

const isWithin = (number: number, { from, to }: { from: number; to: number }) => number >= from && number <= to;

const isReply =
  ({ replyId }: { replyId: string }) =>
  (reply: Reply): boolean =>
    reply.replyId === replyId;

function inConversation(
  { conversations }: CaseState,
  number: number,
  change: (one: Conversation) => Conversation,
): Pick<CaseState, 'conversations'> {
  return { conversations: conversations.map((one) => (one.number === number ? change(one) : one)) };
}

function withMessage(
  { messages }: Conversation,
  { messageId }: { messageId: string },
  change: (message: ContactMessage) => Partial<ContactMessage>,
): Pick<Conversation, 'messages'> {
  return { messages: messages.map((one) => (one.messageId === messageId ? { ...one, ...change(one) } : one)) };
}

function withReply(
  { conversations }: CaseState,
  isIt: (reply: Reply) => boolean,
  change: Partial<Reply>,
): Pick<CaseState, 'conversations'> {
  const replies = (all: Reply[]) => all.map((one) => (isIt(one) ? { ...one, ...change } : one));
  return { conversations: conversations.map((one) => ({ ...one, replies: replies(one.replies) })) };
}
