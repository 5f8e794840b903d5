import type { ContactEvent } from '../../domain/contact/contact-event.ts';
import { wayNames, whyClosed } from './contact.ts';
import { distance } from './times.ts';

/** True for what a party did themselves: it is told by the number of the conversation, never by a name (SPEC 3.6). */
export const isByParty = ({ type }: { type: string }): boolean =>
  type === 'reply-received' || type === 'reply-edited' || type === 'reply-deleted';

/** One entry of contact in words; conversations by their number. */
export function contactHistory(event: ContactEvent): string {
  switch (event.type) {
    case 'conversation-started':
      return `Conversation ${event.number} begun`;
    case 'contact-requested':
      return requested(event);
    case 'contact-noted':
      return `${event.asked ? 'Asked' : 'Talked with'} elsewhere (conversation ${event.number}), ${distance(event.reachedAt)}`;
    case 'contact-thread-attached':
      return `Contact thread of conversation ${event.number} opened`;
    case 'contact-thread-lost':
      return `Contact thread of conversation ${event.number} gone`;
    case 'contact-way-closed':
      return `Conversation ${event.number}, ${wayNames[event.way]}: ${whyClosed[event.why]}`;
    case 'contact-delivered':
      return `Message delivered by ${wayNames[event.way]} (conversation ${event.number})`;
    case 'contact-undeliverable':
      return `Message undeliverable (conversation ${event.number}): ${whyClosed[event.why]}`;
    case 'reply-received':
      return `Reply no. ${event.number} received (conversation ${event.conversation})`;
    case 'reply-edited':
      return 'A reply was edited by whoever wrote it';
    case 'reply-deleted':
      return 'A reply was deleted by whoever wrote it';
    case 'replies-relayed':
      return event.from === event.to
        ? `The thread was told of reply no. ${event.from}`
        : `The thread was told of replies no. ${event.from} to ${event.to}`;
    case 'replies-read':
      return event.from === event.to ? `Reply no. ${event.from} read` : `Replies no. ${event.from} to ${event.to} read`;
    case 'question-dropped':
      return `Question dropped (conversation ${event.number})`;
    case 'conversation-muted':
      return event.muted ? `Conversation ${event.number} muted` : `Muting of conversation ${event.number} ended`;
    case 'intruder-met':
      return `\`${event.userId}\` turned up in the contact thread of conversation ${event.number} and was taken out`;
  }
}

function requested(event: Extract<ContactEvent, { type: 'contact-requested' }>): string {
  const passed = event.passedId === undefined ? '' : '; words let pass as no name here';
  return `${sentAs(event)}${passed}`;
}

function sentAs({ number, about, kind }: Extract<ContactEvent, { type: 'contact-requested' }>): string {
  if (about === 'reminder') return `Reminder to conversation ${number}, by itself`;
  if (about === 'notice') return `Notice of the decision to conversation ${number}`;
  if (about !== 'words') return `Word of the bot to conversation ${number}`;
  return kind === 'needs-answer' ? `Question to conversation ${number}` : `Message to conversation ${number}`;
}
