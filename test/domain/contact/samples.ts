import type { Content } from '../../../src/domain/command.ts';
import type { ContactCommand, ContactCommandOf } from '../../../src/domain/contact/contact-command.ts';
import type { NameCheck } from '../../../src/domain/naming/name-check.ts';
import { ids, openedAt } from '../given.ts';

export const at = openedAt + 60_000;
export const day = 24 * 60 * 60 * 1000;
export const checkInDays = { critical: 1, high: 3, medium: 7, low: 14 };
export const staff = { userId: ids.staff, isLeader: false };
export const leader = { userId: ids.leader, isLeader: true };

const words = (contentId: string, kind: Content['kind'] = 'contact'): Content => ({
  contentId,
  kind,
  text: `words of ${contentId}`,
});

/** How everybody of `opened()` is called. */
const everybodyElse: NameCheck = {
  others: [
    { partyId: 'reporter-1', userId: ids.reporter, names: ['mira'] },
    { partyId: 'target-1', userId: ids.reporter, names: ['mira'] },
    { partyId: 'subject-1', userId: ids.subject, names: ['tobin'] },
  ],
  ownWords: [],
};

/** The reporter of `opened()` is the first party in it. */
export const contactSamples: { [T in ContactCommand['type']]: ContactCommandOf<T> } = {
  contact: {
    type: 'contact',
    by: staff,
    partyId: 'reporter-1',
    mark: 'mark1',
    kind: 'needs-answer',
    text: words('m1'),
    check: everybodyElse,
    passed: null,
    at,
  },
  'note-contact': {
    type: 'note-contact',
    by: staff,
    partyId: 'reporter-1',
    mark: 'mark1',
    text: words('elsewhere1'),
    asked: true,
    reachedAt: at,
    checkInDays,
    at,
  },
  remind: { type: 'remind', number: 1, reminderId: 'r1', at },
  'drop-question': { type: 'drop-question', by: staff, number: 1, at },
  'mute-conversation': { type: 'mute-conversation', by: leader, number: 1, muted: true, noticeId: 'notice1', at },
  'attach-contact-thread': { type: 'attach-contact-thread', number: 1, threadId: ids.channel, round: 1, at },
  'lose-contact-thread': { type: 'lose-contact-thread', threadId: ids.channel, at },
  'close-contact-way': { type: 'close-contact-way', number: 1, messageId: 'm1', way: 'thread', why: 'timed-out', at },
  'settle-contact': {
    type: 'settle-contact',
    number: 1,
    messageId: 'm1',
    result: { state: 'delivered', way: 'thread', discordId: ids.card },
    checkInDays,
    at,
  },
  'receive-reply': {
    type: 'receive-reply',
    number: 1,
    userId: ids.reporter,
    replyId: '600000000000000001',
    how: 'thread',
    isMessage: true,
    text: words('reply1', 'reply'),
    files: [],
    maxFileBytes: 1000,
    noticeId: 'notice2',
    checkInDays,
    at,
  },
  'edit-reply': { type: 'edit-reply', replyId: '600000000000000001', text: words('reply1-edited', 'reply'), at },
  'delete-reply': { type: 'delete-reply', replyId: '600000000000000001', at },
  'settle-relay': { type: 'settle-relay', from: 1, to: 1, round: 1, messageId: ids.card, called: true, at },
  'read-replies': { type: 'read-replies', from: 1, to: 1, personId: ids.staff, at },
  'meet-intruder': {
    type: 'meet-intruder',
    threadId: ids.channel,
    key: '600000000000000009',
    userId: ids.staff,
    text: words('intrusion1'),
    at,
  },
};
