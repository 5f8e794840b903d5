import type { ContactKind, ContactWay, WayClosed } from '../../domain/contact/contact-state.ts';
import type { ContactRefusal } from '../../domain/contact/contact-refusal.ts';
import type { PartyRole } from '../../domain/words.ts';
import { namingRefusal } from './naming.ts';
import { dateAndDistance, distance } from './times.ts';

/** What people off the team know the team as. */
const teamName = 'Security team';

/** Never the case, the category or a person: only the team, and a mark by which it is found again (SPEC 4.5). */
export const contactThreadName = (mark: string): string => `${teamName} · ${mark}`;

/** The mark in a name of that kind; null for any other name. */
export const markIn = (name: string): string | null =>
  name.startsWith(contactThreadName('')) ? name.slice(contactThreadName('').length) : null;

interface From {
  server: string;
  /** Who of the team writes; null where the server does not say it. */
  writer: string | null;
}

const team = ({ server, writer }: From) =>
  writer === null ? `The ${teamName} of **${server}**` : `${writer}, for the ${teamName} of **${server}**,`;

/** What a party reads (SPEC 9.1). The first line of a direct message tells a bystander nothing. */
export const toParty = {
  dmFirstLine: 'A short note for you from Casekeeper.',
  writes: (from: From) => `${team(from)} writes to you:`,
  threadIntro: (from: From) =>
    `${team(from)} would like to talk with you here. What you write in this thread goes to the team; other members do not see it.`,
  asks: {
    thread: '-# Please answer here, whenever you can. Files can come with it.',
    dm: '-# Please answer with the button, or simply write here. Files can come with it.',
  } satisfies Record<ContactWay, string>,
  tells: {
    thread: '-# You need not answer. If you would like to, write here.',
    dm: '-# You need not answer. If you would like to, press the button or simply write here.',
  } satisfies Record<ContactWay, string>,
  reminder: 'The team asked you this a while ago and would still like to hear from you:',
  again: 'The thread in which the team asked you this is gone, so here it is once more:',
  notices: {
    muted:
      'What you write to the team is still kept, but the team does not read along for now. If somebody is in danger, please send a new `/report`.',
    unmuted: 'The team reads along again. What you wrote meanwhile is kept.',
    'after-closing':
      'Thank you for writing. What this was about is closed by now; the team sees what you wrote all the same, and takes it up again if something has to be done.',
  },
  reply: 'Reply',
};

/** The form for an answer, and what is said when it arrives. */
export const answering = {
  title: 'Your answer to the team',
  text: {
    label: 'What would you like to say?',
    description: 'In your own words. It reaches the team as you write it.',
  },
  proof: { label: 'Files', description: 'Screenshots or other files, if you have any.' },
  done: 'Thank you. Your answer is safe with the team.',
  empty: 'There are only blanks in what you sent. A sentence is enough.',
  gone: 'This conversation is not there any more. If you have something to tell the team, `/report` is there for you.',
  which: 'Thank you. Which conversation is this for? It is kept until you choose.',
  choose: 'Choose a conversation',
  option: (server: string) => `The ${teamName} of ${server}`,
  optionDetail: (words: string) => `They wrote: ${words}`,
  optionNothing: 'A conversation with the team',
  chosenGone:
    'What you wrote was kept for a day and is erased by now. Please write it once more; we are glad to hear it.',
  noConversation:
    'Hello. This is Casekeeper, a bot: nobody of a team reads along here unless they have written to you before. To tell the team of your server something, use `/report`, here or on the server. `/my-reports` shows how your reports stand. If somebody is in danger, please call your local emergency number.',
};

/** What came in beside words, in words. */
export const spoken = {
  stickers: (names: string[]) => `(${names.length === 1 ? 'a sticker' : 'stickers'}: ${names.join(', ')})`,
  voice: (seconds: number | null) =>
    seconds === null ? '(a voice message)' : `(a voice message of ${seconds} ${seconds === 1 ? 'second' : 'seconds'})`,
  forwarded: '(a message they passed on:)',
  poll: (question: string, answers: string[]) => `(a poll: ${question} ${answers.join(' / ')})`,
  filesOnly: '(no words, only files)',
  nothing: '(something without words)',
};

export const wayNames: Record<ContactWay, string> = { thread: 'contact thread', dm: 'direct message' };
export const partNames: Record<PartyRole, string> = {
  reporter: 'reporter',
  target: 'harmed',
  subject: 'reported',
  witness: 'witness',
};
export const kindNames: Record<ContactKind, string> = {
  'needs-answer': 'It needs an answer',
  'for-information': 'For information',
};

/** Why a way is closed, after its name. */
export const whyClosed: Record<WayClosed, string> = {
  left: 'they are not on the server any more',
  closed: 'they take no direct messages from here',
  'timed-out': 'they are timed out, so they cannot write there',
  'cannot-write': 'they cannot see the contact channel, or cannot write in it',
  'read-along': 'somebody of this case could read along there',
  confidential: 'whoever keeps their name back is written to by direct message alone',
};

/** What the case thread is told. It mentions nobody but those who are called. */
export const contactLines = {
  reply: (reference: string, number: number) => `**${reference}** · 💬 Reply no. ${number} has come in.`,
  /** Followed by the number of the last one. */
  repliesFrom: (reference: string, from: number) => `**${reference}** · 💬 Replies have come in: no. ${from} to `,
  from: (number: number, who: string, at: number) => `- No. ${number} · ${who} · ${distance(at)}`,
  files: (count: number) => (count === 1 ? '1 file' : `${count} files`),
  edited: 'edited since',
  deleted: 'deleted by them since',
  afterClosing: 'The case is closed. *Reopen* takes it up again, if what they write asks for it.',
  more: '-# Not all of it fits here; the button shows it whole.',
  withheld: 'What it says is behind the button.',
  markRead: 'Mark as read',
  showOne: 'Show reply',
  showAll: 'Show replies',
  answer: 'Answer',
  undeliverable: (reference: string, number: string) =>
    `**${reference}** · ✉️ Message no. ${number} could not be delivered`,
  toWhom: (who: string) => ` to ${who}`,
  tried: (way: string, why: string) => `- ${way}: ${why}.`,
  elsewhere:
    'If you can reach them elsewhere, do so, and write it down with `/case contact`, as asked or talked with *elsewhere*.',
  intruder: (reference: string, number: string) =>
    `**${reference}** · 🚪 Somebody else turned up in a contact thread (no. ${number})`,
  intruderWho: (userId: string) => `: \`${userId}\`.`,
  takenOut: 'They were taken out of it.',
  takenDown: 'What they wrote there was taken down.',
  sendAsTeam: 'Send as the team',
};

/** What staff are shown of replies and conversations, alone. */
export const contactPages = {
  reply: (number: number, who: string, at: number) => `**Reply no. ${number}** · ${who} · ${dateAndDistance(at)}`,
  erased: '(no longer kept)',
  editedTo: 'They changed it since. It now says:',
  deleted: (at: number) => `They deleted it ${distance(at)}.`,
  muted: 'It came while the conversation was muted.',
  files: 'Show its files',
  filesOf: (number: number) => `Files of no. ${number}`,
  inFile: 'All of it is in the file below.',
  more: 'More replies',
  read: 'Marked as read.',
  goneReply: 'There is nothing more to show.',
  heading: (reference: string) => `### Conversations of ${reference}`,
  choose: 'Look at a conversation',
  none: 'The team has not written to anybody in this case yet.',
  line: (who: string, state: string) => `- ${who}: ${state}`,
  write: 'Write to them',
  drop: 'Drop the question',
  dropped: 'The question is dropped: no answer is waited for any more.',
  mute: 'Mute',
  unmute: 'End muting',
  mutedNow: 'The conversation is muted. What they write is recorded and not shown; they are told so.',
  unmutedNow: 'The conversation is shown again; they are told so.',
  history: 'What was said, newest last:',
  theirs: (number: number, at: number) => `**No. ${number}** · ${distance(at)}`,
  lastReply: 'Show the last reply',
  team: (at: number, how: string) => `**The team** · ${distance(at)} · ${how}`,
  elsewhere: (at: number) => `**Reached elsewhere** · ${distance(at)}`,
};

/** Where a conversation stands, on the card and in the list. */
export const contactState = {
  heading: 'Contact',
  open: 'Conversations',
  waiting: (since: number, attempt: number) => `waiting for an answer since ${distance(since)}, attempt ${attempt}`,
  pending: 'a message is on its way',
  undeliverable: 'the last message could not be delivered',
  cannotAnswer: 'no way can carry an answer of theirs for now',
  answered: (at: number) => `last answer ${distance(at)}`,
  unread: (count: number) => (count === 1 ? '1 answer unread' : `${count} answers unread`),
  told: (at: number) => `last written to ${distance(at)}`,
  elsewhere: (at: number) => `reached elsewhere ${distance(at)}`,
  muted: 'muted',
};

/** `/case contact`. */
export const contactAction = {
  label: 'Contact',
  description: 'Write to somebody in the case as the team, or note that you reached them',
  whom: 'To whom?',
  reporter: 'the reporter',
  offDiscord: 'not on Discord',
  kind: 'What is it?',
  elsewhere: { asked: 'I asked them elsewhere, they have yet to answer', spoke: 'I talked with them elsewhere' },
  words: 'Message',
  wordsHint: 'It comes from the team. For *elsewhere*: what was said, where, by whom.',
  when: 'Elsewhere: when?',
  whenHint: 'Such as 2026-12-01; empty for today.',
  nobody: 'Nobody is in this case yet to whom the team could write.',
  tooLong: 'With its formatting signs this is too long for one message. Please shorten it, or send it in two.',
  done: (reference: string) => `${reference}: it is on its way. If it cannot be delivered, the case thread is told.`,
  noted: (reference: string) => `${reference}: it is written down.`,
};

/** Why the team cannot talk with somebody this way, and what would help. */
export function contactRefusal(refusal: ContactRefusal): string {
  switch (refusal.code) {
    case 'names-others':
    case 'names-unchecked':
      return namingRefusal(refusal);
    case 'contact-for-leaders':
      return 'The reporter of this case keeps their name back, so only leaders and the assignee write to the people in it.';
    case 'no-such-party':
      return 'That person is not in this case any more. Please look at the card again.';
    case 'party-off-discord':
      return 'That person is not on Discord, so nothing can be sent to them here. If you reach them elsewhere, choose *I asked them elsewhere* or *I talked with them elsewhere*.';
    case 'contact-empty':
      return 'There are only blanks in the message. Please write a sentence.';
    case 'contact-in-future':
      return 'That date is still to come. Please give the day on which you reached them, such as `2026-12-01`.';
    case 'question-to-closed':
      return 'The case is closed, so nobody waits for an answer. Send it *for information*, or reopen the case first.';
    case 'no-such-conversation':
      return 'There is no such conversation in this case.';
  }
}

/** To a reporter for whom the team waits. */
export const waitsForYou = {
  line: 'The team has asked you something and waits for your answer. The button takes it, or write where they asked you.',
  button: 'Answer the team',
};
