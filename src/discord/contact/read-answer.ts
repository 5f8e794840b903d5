import { MessageFlags, MessageFlagsBitField, MessageType } from 'discord.js';
import type { APIMessage, APIMessageSnapshotFields } from 'discord.js';
import type { Draft } from '../../app/ports.ts';
import { isBlank } from '../../domain/names.ts';
import { spoken } from '../../texts/en/contact.ts';

/** What somebody can write; everything else in a channel is Discord's own. */
export const isWritten = ({ type }: Pick<APIMessage, 'type'>): boolean =>
  type === MessageType.Default || type === MessageType.Reply;

/** What a message says, with words for what has none: stickers, voice messages, polls, messages passed on (SPEC 9.1). */
export function answerText(raw: APIMessage): string {
  const forwards = (raw.message_snapshots ?? []).flatMap(({ message }) => [spoken.forwarded, ...saidIn(message)]);
  const voice = hasFlag(raw, MessageFlags.IsVoiceMessage)
    ? [spoken.voice(secondsOf(raw.attachments[0]?.duration_secs))]
    : [];
  const lines = [...saidIn(raw), ...voice, ...pollOf(raw), ...forwards];
  if (lines.length > 0) return lines.join('\n');
  return raw.attachments.length > 0 ? spoken.filesOnly : spoken.nothing;
}

type Said = Pick<APIMessageSnapshotFields, 'content' | 'sticker_items'>;

function saidIn({ content, sticker_items: stickers = [] }: Said): string[] {
  return [
    ...(isBlank(content) ? [] : [content]),
    ...(stickers.length === 0 ? [] : [spoken.stickers(stickers.map(({ name }) => name))]),
  ];
}

const hasFlag = ({ flags }: APIMessage, flag: MessageFlags) => new MessageFlagsBitField(flags ?? 0).has(flag);
const secondsOf = (duration: number | undefined) => (duration === undefined ? null : Math.round(duration));

function pollOf({ poll }: APIMessage): string[] {
  if (poll === undefined) return [];
  const answers = poll.answers.map(({ poll_media: { text } }) => text ?? '');
  return [spoken.poll(poll.question.text ?? '', answers)];
}

/** The files of a message and of what it passes on, to be copied. */
export function answerFiles({ attachments, message_snapshots: forwards = [] }: APIMessage): Draft['files'] {
  const all = [...attachments, ...forwards.flatMap(({ message }) => message.attachments)];
  return all.map(({ filename, size, url }) => ({ name: filename, size, url, sha256: null, from: 'reply' }));
}
