import type { CaseState } from '../case.ts';
import { hearsAtCheckIn } from '../check-in.ts';
import { accept } from '../ruling.ts';
import type { Ruling } from '../ruling.ts';
import type { ContactCommandOf } from './contact-command.ts';
import type { ContactMessage, Conversation } from './contact-state.ts';
import type { ContactEvent } from './contact-event.ts';
import { nextMessage } from './conversations.ts';
import { promiseKept } from './promise.ts';
import { isAwake } from './waiting.ts';

const nothing = accept([]);

/** The contact thread is there; another attempt that comes later has made one too many. */
export function attachThread(state: CaseState, command: ContactCommandOf<'attach-contact-thread'>): Ruling {
  const { number, threadId, round, at } = command;
  const { thread } = state.conversations.find((one) => one.number === number) ?? { thread: null };
  if (thread === null || thread.threadId === threadId) return nothing;
  if (thread.threadId !== null) return { ok: false, refusal: { code: 'thread-attached-already' } };
  if (thread.round !== round) return { ok: false, refusal: { code: 'thread-outdated' } };
  return accept([{ type: 'contact-thread-attached', number, threadId, at }]);
}

/** Somebody deleted it; it is made anew when it is next needed, at once where somebody still has to answer there (SPEC 4.6). */
export function loseThread(state: CaseState, { threadId, at }: ContactCommandOf<'lose-contact-thread'>): Ruling {
  const found = state.conversations.find(({ thread }) => thread.threadId === threadId);
  if (found === undefined) return nothing;
  const { number } = found;
  return accept([{ type: 'contact-thread-lost', number, threadId, at }, ...again(state, found, threadId, at)]);
}

/** Whoever was asked there must be able to answer: the question is put to them again, and is no attempt of its own. */
function again(state: CaseState, found: Conversation, threadId: string, at: number): ContactEvent[] {
  const wasAskedThere = found.messages.findLast(({ kind }) => kind === 'needs-answer')?.way === 'thread';
  if (found.waiting === null || !wasAskedThere || !isAwake(state) || nextMessage(found) !== undefined) return [];
  const said = { messageId: `again-${threadId}`, about: 'again', kind: 'for-information', textId: null } as const;
  return [{ type: 'contact-requested', number: found.number, ...said, by: null, prefers: null, at }];
}

/** One way did not work; the other one is tried next (SPEC 9.2). */
export function closeWay(state: CaseState, command: ContactCommandOf<'close-contact-way'>): Ruling {
  const { message } = found(state, command);
  const isNew = message?.state === 'pending' && !message.tried.some(({ way }) => way === command.way);
  return isNew ? accept([{ ...command, type: 'contact-way-closed' }]) : nothing;
}

/** It was delivered, or no way was left (SPEC 9.2). */
export function settle(state: CaseState, command: ContactCommandOf<'settle-contact'>): Ruling {
  const { conversation, message } = found(state, command);
  if (conversation === undefined || message?.state !== 'pending') return nothing;
  const { number, messageId, result, checkInDays, at } = command;
  if (result.state === 'undeliverable') {
    const { way, why, barred } = result;
    return accept([{ type: 'contact-undeliverable', number, messageId, way, why, barred, at }]);
  }
  const { way, discordId } = result;
  const greets = message.about === 'words' && hearsAtCheckIn(state, conversation.userId);
  const checkInAt = greets ? promiseKept(state, checkInDays, at) : state.checkInAt;
  return accept([{ type: 'contact-delivered', number, messageId, way, discordId, greets, checkInAt, at }]);
}

function found(
  { conversations }: CaseState,
  { number, messageId }: { number: number; messageId: string },
): { conversation: Conversation | undefined; message: ContactMessage | undefined } {
  const conversation = conversations.find((one) => one.number === number);
  return { conversation, message: conversation?.messages.find((one) => one.messageId === messageId) };
}
