import type { CaseState } from '../case.ts';
import { accept, refuse } from '../ruling.ts';
import type { Ruling } from '../ruling.ts';
import type { ContactCommandOf } from './contact-command.ts';
import { mayWrite } from './writing.ts';

/** The team no longer wants an answer (SPEC 9.4). */
export function dropQuestion(state: CaseState, { by, number, at }: ContactCommandOf<'drop-question'>): Ruling {
  if (!mayWrite(state, by)) return refuse({ code: 'contact-for-leaders' });
  const found = state.conversations.find((one) => one.number === number);
  if (found === undefined) return refuse({ code: 'no-such-conversation' });
  return accept(found.waiting === null ? [] : [{ type: 'question-dropped', number, at }]);
}

/** A leader mutes a conversation or ends that: it goes on being recorded, and the person is told (SPEC 9.1). */
export function mute(state: CaseState, command: ContactCommandOf<'mute-conversation'>): Ruling {
  const { by, number, muted, noticeId, at } = command;
  if (!by.isLeader) return refuse({ code: 'leaders-only' });
  const found = state.conversations.find((one) => one.number === number);
  if (found === undefined) return refuse({ code: 'no-such-conversation' });
  if (found.muted === muted) return accept([]);
  const said = {
    type: 'contact-requested',
    number,
    messageId: noticeId,
    about: muted ? 'muted' : 'unmuted',
    kind: 'for-information',
    textId: null,
    by: by.userId,
    prefers: null,
    at,
  } as const;
  return accept([{ type: 'conversation-muted', number, muted, at }, ...(found.userId === null ? [] : [said])]);
}

/** Somebody who does not belong into a contact thread turned up there; each time once (SPEC 4.6, 9.1). */
export function meetIntruder(state: CaseState, command: ContactCommandOf<'meet-intruder'>): Ruling {
  const { threadId, key, userId, text, at } = command;
  const found = state.conversations.find(({ thread }) => thread.threadId === threadId);
  if (found === undefined || found.userId === userId || found.intrusions.some((one) => one.key === key))
    return accept([]);
  const { number } = found;
  const textId = text?.contentId ?? null;
  return accept([{ type: 'intruder-met', number, key, userId, textId, at }], text === null ? [] : [text]);
}
