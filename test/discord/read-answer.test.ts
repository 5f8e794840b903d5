import { MessageFlags } from 'discord.js';
import type { APIMessage } from 'discord.js';
import { expect, it } from 'vitest';
import { answerFiles, answerText, isWritten } from '../../src/discord/contact/read-answer.ts';

/** As Discord sends it, as far as an answer goes. */
const message = (fields: Partial<APIMessage>): APIMessage => ({
  id: '600000000000000001',
  channel_id: '500000000000000001',
  author: { id: '200000000000000001', username: 'mira', discriminator: '0', global_name: 'Mira', avatar: null },
  content: '',
  timestamp: '2026-09-01T09:00:00.000Z',
  edited_timestamp: null,
  tts: false,
  mention_everyone: false,
  mentions: [],
  mention_roles: [],
  attachments: [],
  embeds: [],
  pinned: false,
  type: 0,
  ...fields,
});

const file = { id: '1', filename: 'voice.ogg', size: 900, url: 'https://cdn.example/1', proxy_url: '' };
const snapshot = {
  content: 'Look.',
  attachments: [{ ...file, filename: 'seen.png' }],
  sticker_items: [{ id: '7', name: 'Cat', format_type: 1 }],
  embeds: [],
  mentions: [],
  mention_roles: [],
  timestamp: '2026-09-01T08:00:00.000Z',
  edited_timestamp: null,
  type: 0,
};

it.each<[string, Partial<APIMessage>, string]>([
  ['words', { content: 'Yes.' }, 'Yes.'],
  ['a sticker', { sticker_items: [{ id: '7', name: 'Wave', format_type: 1 }] }, '(a sticker: Wave)'],
  [
    'a voice message',
    { flags: MessageFlags.IsVoiceMessage, attachments: [{ ...file, duration_secs: 12.4 }] },
    '(a voice message of 12 seconds)',
  ],
  ['files alone', { attachments: [file] }, '(no words, only files)'],
  ['nothing', {}, '(something without words)'],
  [
    'a message passed on',
    { content: 'This one:', message_snapshots: [{ message: snapshot }] },
    'This one:\n(a message they passed on:)\nLook.\n(a sticker: Cat)',
  ],
])('puts %s into words', (_what, fields, words) => {
  expect(answerText(message(fields))).toBe(words);
});

it('takes the files of a message and of what it passes on', () => {
  const raw = message({ attachments: [file], message_snapshots: [{ message: snapshot }] });

  expect(answerFiles(raw).map(({ name }) => name)).toEqual(['voice.ogg', 'seen.png']);
});

it('takes for written what people write, and nothing of what Discord says itself', () => {
  expect([0, 19, 1, 6, 21].map((type) => isWritten(message({ type })))).toEqual([true, true, false, false, false]);
});
