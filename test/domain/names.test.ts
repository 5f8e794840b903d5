import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isThreadOf, referenceIn, shorten, threadName, tidyName } from '../../src/domain/names.ts';
import { numberedReference, parseReference, randomReference } from '../../src/domain/reference.ts';

it('names a thread by reference, category and subject', () => {
  expect(threadName('C-0042', false, ['Harassment', 'tobin'])).toBe('C-0042 · Harassment · tobin');
});

it('names a restricted thread by its reference alone', () => {
  expect(threadName('C-7K3Q', true, ['Harassment', 'tobin'])).toBe('C-7K3Q');
});

it.each([
  ['line breaks', 'a\nb', 'a b'],
  ['direction signs', 'a\u202Eb', 'a b'],
  ['control signs', 'a\u0000\u0007b', 'a b'],
  ['only blanks', ' \u200B ', ''],
])('tidies a name with %s', (_what, name, tidy) => {
  expect(tidyName(name)).toBe(tidy);
});

it('never exceeds 100 signs, and is always found again by its reference', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 200 }),
      fc.integer({ min: 1, max: 99_999 }),
      (subject, number) => {
        const reference = numberedReference(number);
        const name = threadName(reference, false, ['Harassment', subject]);
        expect(name.length).toBeLessThanOrEqual(100);
        expect(isThreadOf(reference, name)).toBe(true);
        expect(isThreadOf(numberedReference(number * 10), name)).toBe(false);
      },
    ),
  );
});

it('shortens between characters, never through one', () => {
  expect(shorten('ab👩‍👩‍👧cd', 8)).toBe('ab…');
  expect(shorten('abc', 3)).toBe('abc');
});

it.each([
  ['42', 'C-0042'],
  ['c-42', 'C-0042'],
  [' C-0042 ', 'C-0042'],
  ['C-12345', 'C-12345'],
  ['7k3q', 'C-7K3Q'],
  ['c-7k3q', 'C-7K3Q'],
  ['', null],
  ['C-', null],
  ['hello there', null],
  ['7k3', null],
])('reads %j as a reference: %j', (typed, reference) => {
  expect(parseReference(typed)).toBe(reference);
});

it('random references never look like numbers', () => {
  const part = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });
  fc.assert(
    fc.property(part, part, part, part, (a, b, c, d) => {
      const reference = randomReference([a, b, c, d]);
      expect(reference).toMatch(/^C-[2-9A-Z][A-Z][2-9A-Z]{2}$/u);
      expect(parseReference(reference)).toBe(reference);
    }),
  );
});

it.each([
  ['C-0042', 'C-0042'],
  ['C-7K3Q', 'C-7K3Q'],
  ['C-0042 · Harassment · somebody', 'C-0042'],
  ['C-00421 · Harassment', 'C-00421'],
  ['C-0042-notes', null],
  ['About C-0042', null],
  ['The team', null],
])('a thread named %j goes by the reference %j', (name, reference) => {
  expect(referenceIn(name)).toBe(reference);
});
