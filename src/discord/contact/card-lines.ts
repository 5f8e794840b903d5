import type { CaseState } from '../../domain/case.ts';
import type { Conversation } from '../../domain/contact/contact-state.ts';
import { nextMessage } from '../../domain/contact/conversations.ts';
import { isUnread } from '../../domain/contact/waiting.ts';
import { contactAction, contactState as words } from '../../texts/en/contact.ts';
import { encodeCustomId } from '../custom-id.ts';
import type { CaseView } from '../views/case-view.ts';
import { button } from '../views/components.ts';
import { whoIs } from './who.ts';

/** How many conversations a card lists; all of them are behind its button. */
const listedAtMost = 4;

/** For whom the team waits, since when, and the number of the attempt (SPEC 4.2). */
export function contactCardLines(view: CaseView): string[] {
  const { conversations } = view.state;
  const talks = conversations.slice(-listedAtMost).map((one) => `${whoIs(view, one)}: ${standing(one)}`);
  if (talks.length === 0) return [];
  const [only] = talks;
  return talks.length === 1
    ? [`**${words.heading}:** ${only}`]
    : [`**${words.heading}:**`, ...talks.map((line) => `- ${line}`)];
}

/** Where a conversation stands, in a few words. */
export function standing(one: Conversation): string {
  const marks = [
    ...(nextMessage(one) === undefined ? [] : [words.pending]),
    ...(one.waiting === null
      ? []
      : [words.waiting(one.waiting.attempts[0]?.at ?? one.startedAt, one.waiting.attempts.length)]),
    ...(one.messages.findLast(({ state }) => state !== 'pending')?.state === 'undeliverable'
      ? [words.undeliverable]
      : []),
    ...(one.cannotAnswer === null ? [] : [words.cannotAnswer]),
    ...answers(one),
    ...(one.muted ? [words.muted] : []),
  ];
  return marks.length === 0 ? lastWord(one) : marks.join(', ');
}

function answers({ replies }: Conversation): string[] {
  const last = replies.at(-1);
  if (last === undefined) return [];
  const unread = replies.filter(isUnread).length;
  return [words.answered(last.at), ...(unread === 0 ? [] : [words.unread(unread)])];
}

function lastWord({ messages, elsewhere, startedAt }: Conversation): string {
  const [sent, reached] = [messages.at(-1)?.at ?? 0, elsewhere.at(-1)?.reachedAt ?? 0];
  return reached > sent ? words.elsewhere(reached) : words.told(sent === 0 ? startedAt : sent);
}

/** To the conversations, or to the first word of one. */
export function contactButton({ caseId: id, step, conversations }: CaseState) {
  return conversations.length === 0
    ? button(encodeCustomId({ verb: 'do-contact', id, step }), contactAction.label)
    : button(encodeCustomId({ verb: 'talks', id }), words.open);
}
