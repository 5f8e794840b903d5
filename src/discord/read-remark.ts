import { MessageType } from 'discord.js';
import type { APIMessage } from 'discord.js';
import type { Remark } from '../app/ports.ts';
import { reportedMessage as words } from '../texts/en/reported-message.ts';
import { editedAt } from './read-message.ts';

/** What people write; everything else is said by Discord itself. */
const written = new Set([
  MessageType.Default,
  MessageType.Reply,
  MessageType.ChatInputCommand,
  MessageType.ContextMenuCommand,
]);

/**
 * A message in a case thread as it is recorded (SPEC 4.4); null for the bot's own, for Discord's, and for a mere part of
 * a message: Discord used to tell so of previews, and a look at the thread finds whatever else was changed.
 */
export function remarkOf(message: APIMessage, botId: string): Remark | null {
  const isWhole = 'author' in message && 'timestamp' in message;
  return isWhole && message.author.id !== botId && written.has(message.type) ? read(message) : null;
}

function read(message: APIMessage): Remark {
  const { id, author, timestamp, edited_timestamp, sticker_items: stickers = [] } = message;
  const writtenAt = Date.parse(timestamp);
  const edited = editedAt(edited_timestamp);
  const attachments = [message, ...forwardsIn(message)].flatMap((one) => one.attachments);
  return {
    kind: edited === null ? 'written' : 'edited',
    messageId: id,
    authorId: author.id,
    authorName: author.global_name ?? author.username,
    writtenAt,
    at: edited ?? writtenAt,
    repliesTo: answered(message),
    text: textOf(message),
    attachments: attachments.map(({ filename, size }) => ({ name: filename, size })),
    stickers: stickers.map(({ name }) => name),
  };
}

const answered = ({ type, message_reference: reference }: APIMessage): string | null =>
  type === MessageType.Reply ? (reference?.message_id ?? null) : null;

const forwardsIn = ({ message_snapshots: snapshots }: APIMessage) => (snapshots ?? []).map(({ message }) => message);

function textOf(message: APIMessage): string {
  const { content, poll } = message;
  const answers = poll?.answers.map(({ poll_media }) => poll_media.text ?? '') ?? [];
  return [
    content,
    ...(poll === undefined ? [] : [words.poll(poll.question.text ?? '', answers)]),
    ...forwardsIn(message).flatMap((forward) => [words.forwarded, forward.content]),
  ]
    .filter((line) => line !== '')
    .join('\n');
}
