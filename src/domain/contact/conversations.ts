import type { CaseState, Party } from '../case.ts';
import type { ContactMessage, Conversation, Reply } from './contact-state.ts';

type Talks = Pick<CaseState, 'conversations' | 'parties'>;

/** The parties as people: somebody with two parts in a case is written to once. */
export function peopleToContact({ parties }: Pick<CaseState, 'parties'>): Party[] {
  const isFirst = ({ userId }: Party, index: number) =>
    userId === null || parties.findIndex((other) => other.userId === userId) === index;
  return parties.filter(isFirst);
}

/** The parts this person has in the case. */
export const partsOf = ({ parties }: Pick<CaseState, 'parties'>, { partyId, userId }: Conversation | Party): Party[] =>
  parties.filter((party) => party.partyId === partyId || (userId !== null && party.userId === userId));

/** The conversation with this party, if there is one. */
export function conversationWith({ conversations, parties }: Talks, partyId: string): Conversation | undefined {
  const party = parties.find((one) => one.partyId === partyId);
  return conversations.find((one) => one.partyId === partyId || (one.userId !== null && one.userId === party?.userId));
}

/** The conversation of this number, if it is this member's. */
export const ownConversation = ({ conversations }: Talks, number: number, userId: string): Conversation | undefined =>
  conversations.find((one) => one.number === number && one.userId === userId);

/** True for somebody who asked to keep their name from the team (SPEC 3.6). */
export function isKeptName(state: Pick<CaseState, 'confidential' | 'parties'>, one: Conversation | Party): boolean {
  return state.confidential && partsOf(state, one).some(({ role }) => role === 'reporter');
}

/** The message that goes out next. */
export const nextMessage = ({ messages }: Conversation): ContactMessage | undefined =>
  messages.find(({ state }) => state === 'pending');

/** Every reply of a case with its conversation, in the order they came. */
export function allReplies({ conversations }: Pick<CaseState, 'conversations'>): {
  reply: Reply;
  conversation: Conversation;
}[] {
  const all = conversations.flatMap((conversation) => conversation.replies.map((reply) => ({ reply, conversation })));
  return all.toSorted((one, other) => one.reply.number - other.reply.number);
}

/** Replies that the case's present thread has not been told of, oldest first. */
export function untoldReplies(state: Pick<CaseState, 'conversations' | 'thread'>): ReturnType<typeof allReplies> {
  const { round } = state.thread;
  return allReplies(state).filter(({ reply }) => !reply.muted && reply.relay?.round !== round);
}

/** The question to which the team waits for this member's own answer, if one reached them (SPEC 3.7). */
export function questionTo({ conversations }: Pick<CaseState, 'conversations'>, userId: string | null) {
  return conversations.find((one) => userId !== null && one.userId === userId && one.waiting?.reached === true);
}
