import fc from 'fast-check';
import { expect, it } from 'vitest';
import { othersNamed } from '../../../src/domain/naming/others-named.ts';
import { placeholdersIn } from '../../../src/domain/naming/placeholders.ts';

const tobin = {
  partyId: 'subject-1',
  userId: '200000000000000002',
  names: ['tobin_k', 'Tobin Kestrel', '☆Töbi☆'],
};
const others = [
  tobin,
  { partyId: 'witness-1', userId: '200000000000000003', names: ['Al'] },
  { partyId: 'witness-2', userId: '200000000000000004', names: ['田中'] },
  { partyId: 'witness-3', userId: '200000000000000005', names: ['🦊', '@lice'] },
  { partyId: 'subject-2', userId: null, names: ['the tall one from the market near us'] },
];

it.each<[string, string, [line: number, written: string][]]>([
  ['a user name', 'We spoke with tobin_k about it.', [[1, 'tobin_k']]],
  ['a display name, told once', 'Tobin Kestrel will not write to you.', [[1, 'Tobin Kestrel']]],
  ['a nickname', 'and töbi said', [[1, 'töbi']]],
  ['a first name alone', 'Hello,\nTobin was told.', [[2, 'Tobin']]],
  ['a last name alone', 'It was Kestrel!', [[1, 'Kestrel']]],
  [
    'a name with an ending',
    'It is Tobin’s and Tobins',
    [
      [1, 'Tobin'],
      [1, 'Tobins'],
    ],
  ],
  ['look-alike letters', 'it was Тоbіn', [[1, 'Тоbіn']]],
  ['digits for letters', 'it was T0b1n', [[1, 'T0b1n']]],
  ['spacing', 'it was T o b i n, yes', [[1, 'T o b i n']]],
  ['dots and stars', 'it was T.o*b*i_n', [[1, 'T.o*b*i_n']]],
  ['hidden signs', 'it was To\u200Bb\u00ADin', [[1, 'To\u200Bb\u00ADin']]],
  ['wide letters', 'it was Ｔｏｂｉｎ', [[1, 'Ｔｏｂｉｎ']]],
  ['a mention', 'ask <@200000000000000002> yourself', [[1, '200000000000000002']]],
  ['a nickname mention', 'ask <@!200000000000000002>', [[1, '200000000000000002']]],
  ['an id in a link', 'see https://discord.com/users/200000000000000003', [[1, '200000000000000003']]],
  ['an id with spaces', '2000 0000 0000 000 002', [[1, '2000 0000 0000 000 002']]],
  ['a short name with an at sign', 'ask @al', [[1, 'al']]],
  [
    'a user name with an at sign',
    'ask @tobin_k and @Tobin',
    [
      [1, 'tobin_k'],
      [1, 'Tobin'],
    ],
  ],
  [
    'a name that begins with an at sign',
    'it was @lice, or alice',
    [
      [1, 'lice'],
      [1, 'alice'],
    ],
  ],
  ['a name without spaces around it', '昨日田中さんが言った', [[1, '昨日田中さんが言った']]],
  ['a name that is a picture', 'and then 🦊 came', [[1, '🦊']]],
  [
    'two people, each where they are',
    'one\n@Al\nand\nTobin',
    [
      [2, 'Al'],
      [4, 'Tobin'],
    ],
  ],
  [
    'a long description as a whole',
    'It was the tall one from the market near us.',
    [[1, 'the tall one from the market near us']],
  ],
  ['nobody for a short name in a sentence', 'We told them all, al dente.', []],
  ['nobody for part of a word', 'Tobinson and a kestrels-eye', [[1, 'kestrels']]],
  ['nobody for a word of a description', 'the market was closed', []],
  ['nobody in words that only begin like a name', 'to bike, to bind', []],
  ['nobody in an empty text', '', []],
])('finds %s', (_what, text, expected) => {
  expect(othersNamed(text, others).map(({ line, written }) => [line, written])).toEqual(expected);
});

it('finds a name however its letters are parted', () => {
  const between = fc.constantFrom('', ' ', '.', '-', '_', '\u200B', '*', ' . ', '\u00AD', '\uFE0F');
  const letters = ['t', 'o', 'b', 'i', 'n'];
  const typed = fc.tuple(...letters.map((one) => fc.tuple(fc.constantFrom(one, one.toUpperCase()), between)));
  fc.assert(
    fc.property(typed, fc.constantFrom('We spoke with ', '', 'one\n'), (parts, before) => {
      const text = `${before}${parts.map(([sign, gap]) => sign + gap).join('')} yesterday`;
      expect(othersNamed(text, [tobin]).map(({ partyId }) => partyId)).toContain('subject-1');
    }),
  );
});

it('tells places that stand in the text, in its order, whatever is written', () => {
  const some = fc.array(fc.oneof(fc.string(), fc.constantFrom('Tobin', '@al', '🦊', '田中', '\n', ' ', 'to', 'bin')));
  fc.assert(
    fc.property(some, (parts) => {
      const text = parts.join(' ');
      const found = othersNamed(text, others);
      for (const { written, start } of found) expect(text.slice(start, start + written.length)).toBe(written);
      for (const { line, written } of found)
        expect(
          text
            .split('\n')
            .slice(line - 1)
            .join('\n'),
        ).toContain(written);
      expect(found.map(({ start }) => start)).toEqual(found.map(({ start }) => start).toSorted((a, b) => a - b));
    }),
  );
});

it.each<[string, [line: number, written: string][]]>([
  ['Thank you.\n[what changes for you]', [[2, '[what changes for you]']]],
  [
    'Dear {name}, from [when]:',
    [
      [1, '{name}'],
      [1, '[when]'],
    ],
  ],
  ['Name: ____', [[1, '____']]],
  ['See [the rules](https://example.org/rules) and snake_case_words', []],
  ['We [', []],
])('finds what was not filled in of %j', (text, expected) => {
  expect(placeholdersIn(text).map(({ line, written }) => [line, written])).toEqual(
    expected.toSorted((one, other) => text.indexOf(one[1]) - text.indexOf(other[1])),
  );
});
