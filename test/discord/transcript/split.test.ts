import { expect, it } from 'vitest';
import { inMessages } from '../../../src/discord/transcript/files.ts';
import { transcriptJson } from '../../../src/discord/transcript/json.ts';
import { transcriptPages } from '../../../src/discord/transcript/pages.ts';
import { CaseTranscript } from '../../../src/domain/transcript.ts';
import { keptFiles, remark, textOf, transcriptOf } from './sample.ts';

const limitBytes = 1024 * 1024;

/** 2,000 messages, the longest that Discord allows among them, and 50 files. */
function large() {
  const { files, kinds } = keptFiles(50);
  const text = (number: number) => `No. ${number}. ${'<'.repeat(number % 20 === 0 ? 3900 : 200)}`;
  const discussion = Array.from({ length: 2000 }, (_, index) => remark(index, text(index)));
  return transcriptOf({ files }, [], { kinds, discussion });
}

it('comes in several pages when one would be too large, each below the limit, with all of it once', async () => {
  const pages = transcriptPages(large(), {
    limitBytes,
    picturesBytes: limitBytes,
    read: async () => Buffer.alloc(1000),
  });
  const names = pages.map(({ name }) => name);
  const texts: string[] = [];
  for (const page of pages) texts.push(await textOf(page));
  const said = texts.flatMap((text) => Array.from(text.matchAll(/No\. (\d+)\./gu), ([, number]) => Number(number)));

  expect(pages.length).toBeGreaterThan(1);
  expect(names[0]).toBe(`C-0042-1-of-${pages.length}.html`);
  expect(texts.map((text) => Buffer.byteLength(text) <= limitBytes)).toEqual(texts.map(() => true));
  expect(said).toEqual(Array.from({ length: 2000 }, (_, index) => index));
  expect(texts.join('').match(/SHA-256 [0-9a-f]{64}/gu)).toHaveLength(50);
  // Every page leads to every other by name.
  for (const text of texts) for (const name of names) expect(text).toContain(`<a href="${name}">${name}</a>`);
});

it('splits the form for machines the same way', () => {
  const whole = large();
  const files = transcriptJson(whole, 256 * 1024);
  const parts = files.map(({ text }) => CaseTranscript.parse(JSON.parse(text)));

  expect(files.every(({ text }) => Buffer.byteLength(text) <= 256 * 1024)).toBe(true);
  expect(parts.map(({ part }) => part)).toEqual(parts.map((_, index) => ({ number: index + 1, of: parts.length })));
  expect(parts.flatMap(({ discussion }) => discussion)).toEqual(whole.discussion);
  expect(parts.flatMap(({ evidence }) => evidence)).toEqual(whole.evidence);
  expect(parts.flatMap(({ timeline }) => timeline)).toEqual(whole.timeline);
});

it('takes a single message apart that is larger than a page has room for', async () => {
  const edits = Array.from({ length: 200 }, (_, index) => `${index} ${'é'.repeat(3990)}`);
  const pages = transcriptPages(transcriptOf({}, [], { discussion: [remark(1, edits)] }), {
    limitBytes: 300 * 1024,
    picturesBytes: 0,
    read: async () => Buffer.alloc(0),
  });
  const texts: string[] = [];
  for (const page of pages) texts.push(await textOf(page));

  expect(pages.length).toBeGreaterThan(3);
  expect(pages.every(({ bytes }) => bytes <= 300 * 1024)).toBe(true);
  expect(texts.join('').match(/é{3990}/gu)).toHaveLength(200);
});

it.each([
  { sizes: [1, 1], messages: [2] },
  { sizes: Array.from({ length: 12 }, () => 1), messages: [10, 2] },
  { sizes: [10, 10, 10, 10, 1], messages: [2, 3] },
  { sizes: [], messages: [] },
])('puts as many files into one message as Discord takes: $sizes MiB', ({ sizes, messages }) => {
  const files = sizes.map((mib, index) => ({
    name: `${index}`,
    size: mib * 1024 * 1024,
    bytes: async () => Buffer.alloc(0),
  }));
  const given = inMessages(files);

  expect(given.map((some) => some.length)).toEqual(messages);
  expect(given.flat()).toEqual(files);
});
