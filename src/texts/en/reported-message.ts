import type { ReportedMessage } from '../../domain/reported-message.ts';
import type { Author } from '../../domain/snapshot.ts';

const moment = (at: number) => `<t:${Math.floor(at / 1000)}:f>`;

/** A reported message, on the card and among those around it (SPEC 3.4). */
export const reportedMessage = {
  heading: 'Reported message',
  linked: 'Linked message',
  writtenBy: (author: string, at: number) => `by ${author} · ${moment(at)}`,
  answers: (author: string) => `Answers ${author}.`,
  answersUnknown: 'Answers a message that was not sent along.',
  forwarded: 'Passed on:',
  poll: (question: string, answers: string[]) => `Poll: ${question} (${answers.join(' / ')})`,
  stickers: (names: string[]) => `Sticker: ${names.join(', ')}`,
  noText: 'no text',
  leftOut: 'Safety of a minor: neither its words nor its files were copied, only where it is and who wrote it.',
  editedBefore: (at: number) => `✏️ Last edited before the report, ${moment(at)}.`,
  editedEarlier: '✏️ Edited before it was kept.',
  seenByBot: '👁️ Read by the bot in its channel when the case was opened.',
  editedBeforeSeen: (at: number) => `✏️ Last edited before the case was opened, ${moment(at)}.`,
  editedSinceSeen: '✏️ Edited since. This is how it was when the case was opened.',
  deletedSinceSeen: '🗑️ Deleted since. This is how it was when the case was opened.',
  editedSince: '✏️ Edited since. This is how it was when it was reported.',
  deletedSince: '🗑️ Deleted since. This is how it was when it was reported.',
  files: (count: number) => (count === 1 ? '1 file' : `${count} files`),
  embeds: (count: number) => (count === 1 ? '1 embed' : `${count} embeds`),
  around: (before: number, after: number) => `+ ${before} before, ${after} after`,
  aroundPending: 'The messages around it are being fetched.',
  aroundIt: 'Around it',
  aroundFile: 'Too long to read here, so it is a text file. Only you see this.',
  attached: (names: string[]) => `(files: ${names.join(', ')})`,
};

/** Why the messages around it are missing. */
export const aroundReasons: Record<NonNullable<ReportedMessage['around']['reason']>, string> = {
  'no-access': '⚠️ Incomplete: the bot may not read that channel, so the messages around it are missing.',
  gone: '⚠️ Incomplete: the channel is gone, so the messages around it are missing.',
  'team-channel': 'It stands in a channel of the team, so the messages around it were not copied.',
  'minor-safety': 'The messages around it were not copied, on purpose.',
  'switched-off': 'This server keeps no messages around a reported one.',
};

/** What says that nobody in person wrote it. */
export const authorKinds: Record<Exclude<Author['kind'], 'member'>, string> = {
  bot: 'a bot',
  webhook: 'a webhook',
};
