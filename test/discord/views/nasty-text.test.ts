import fc from 'fast-check';
import { expect, it } from 'vitest';
import { safeText } from '../../../src/discord/views/safe-text.ts';
import { caseCard } from '../../../src/discord/views/card.ts';
import type { Power } from '../../../src/discord/could-read-all.ts';
import { acknowledgementView } from '../../../src/discord/views/acknowledgement.ts';
import { Settings } from '../../../src/domain/settings.ts';
import { categoryNamed, opened, openCase } from '../../domain/given.ts';
import { checkComponents, componentsV2 } from '../../support/discord-server/rules/component-limits.ts';
import { parseMentions } from '../../support/discord-server/rules/mentions.ts';

const pieces = [
  '<@200000000000000002>',
  '<@&300000000000000001>',
  '@everyone',
  '@here',
  '<t:0:R>',
  '</x:200000000000000002>',
  '<:a:1>',
  '```',
  '`',
  '**',
  '__',
  '~~',
  '||',
  '\\',
  '[',
  '](https://evil.example)',
  '# ',
  '-# ',
  '> ',
  '>>> ',
  '1. ',
  '\n',
  '\r\n',
  '\u2028',
  '\u202E',
  '\u2066',
  '\u200B',
  '\uFEFF',
  '\u0000',
  '\u{E0041}',
  '👨‍👩‍👧‍👦',
  'Z\u0351\u0357',
  'https://a_b.example/**',
  ' ',
  'word',
];
const piece = fc.constantFrom(...pieces);
const written = fc.oneof(
  fc.array(piece, { maxLength: 400 }).map((pieces) => pieces.join('')),
  fc.string({ unit: 'grapheme', maxLength: 4000 }),
  fc.string({ unit: 'binary', maxLength: 4000 }),
);
const name = written.map((text) => text.slice(0, 100));
/** The same texts in every run. */
const seed = 20_260_901;
const everything = ['users', 'roles', 'everyone'];

it('leaves nothing in a text that Discord would act on, even if it were allowed to', () => {
  const rule = fc.property(written, (text) => {
    const safe = safeText(text);
    expect(parseMentions([safe], { parse: everything }, 'all')).toEqual({ users: [], roles: [], everyone: false });
    expect(safe).not.toMatch(/[\u202A-\u202E\u2066-\u2069]|<(?:[@#:/t]|id:)|(?!\n)\p{Cc}/u);
    expect(withoutAddresses(safe)).not.toMatch(/(?<!\\)(?:\\\\)*[*_~`|[\]]|^\s*(?:#|-#|>)/mu);
  });
  fc.assert(rule, { numRuns: 400, seed });
});

/** Signs inside an address stay: Discord formats nothing there. */
const withoutAddresses = (text: string) => text.replaceAll(/https?:\/\/[^\s<>]+/gu, 'x');

const powers: Power[] = ['owner', 'administrator', 'bot', 'this-bot', 'runs-the-bot'];

it('draws a card and an acknowledgement that Discord takes, whatever people write', () => {
  const rule = fc.property(
    written,
    name,
    fc.array(name, { maxLength: 12 }),
    fc.boolean(),
    (description, person, files, joined) => {
      const view = viewOf({ description, person, files });
      for (const component of [
        caseCard(view),
        acknowledgementView(view, { ...view.state, joined }, { ownerId: '1', powers, maxBytes: 1000, staff: null }),
      ]) {
        checkComponents([JSON.parse(JSON.stringify(component))], componentsV2);
      }
    },
  );
  fc.assert(rule, { numRuns: 200, seed });
});

/** A server that has used up the room for each of its own texts. */
const wordy = Settings.parse({
  emergencyText: 'e'.repeat(500),
  outsideContact: 'o'.repeat(300),
  categories: [{ ...categoryNamed('harassment'), resources: 'r'.repeat(500), text: 't'.repeat(500) }],
});

/** A message with the same words wherever a message can have some. */
function messageOf({ description, person }: { description: string; person: string }) {
  const author = { userId: '200000000000000009', name: person, displayName: person, kind: 'member' } as const;
  const embeds = [{ title: person, description }];
  const said = { content: description, embeds, attachments: [], stickers: [person], components: [] };
  const place = { channelId: '500000000000000002', messageId: '500000000000000003' };
  const repliesTo = { ...place, message: { author, writtenAt: 1, ...said } };
  const rest = { mentionIds: [], poll: { question: person, answers: [description] }, forwards: [] };
  const snapshot = { guildId: '100000000000000001', ...place, author, writtenAt: 1, editedAt: 2, ...said, ...rest };
  return { contentId: 's1', snapshot: { ...snapshot, repliesTo }, around: { before: 0, after: 0 } };
}

function viewOf({ description, person, files }: { description: string; person: string; files: string[] }) {
  const named = { userId: null, name: { contentId: 'n2', kind: 'name', text: person } } as const;
  const offered = files.map((_file, index) => ({
    evidenceId: `e${index}`,
    name: { contentId: `f${index}`, kind: 'file-name', text: '' } as const,
    url: { contentId: `u${index}`, kind: 'file-url', text: '' } as const,
    size: index % 3 === 0 ? 0 : 5000,
    sha256: null,
    from: 'reporter' as const,
  }));
  const command = openCase({
    subject: named,
    harmed: named,
    files: offered,
    danger: true,
    confidential: true,
    keepFrom: true,
  });
  const message = messageOf({ description, person });
  const state = opened({ ...command, message, description: { ...command.description, text: 'x' } });
  const trouble = (index: number) =>
    ({ effectKey: `k${index}`, kind: 'copy-evidence', problem: 'forbidden', permission: `P${index}` }) as const;
  const troubles = files.map((_file, index) => trouble(index));
  const names = files.map((text, index): [string, string] => [`f${index}`, text]);
  const kept: [string, string] = ['s1', JSON.stringify(message.snapshot)];
  const words = new Map([kept, ['d1', description], ['n1', person], ['n2', person], ...names]);
  return { state: { ...state, troubles, copy: 'undeliverable' as const }, words, settings: wordy };
}
