import { expect, it } from 'vitest';
import { plainForm, staffNamedIn } from '../../src/domain/recusal.ts';

const staff = [
  { userId: '300000000000000001', names: ['rowan_w', 'Rowan Wilde'], isLeader: false, roleIds: [] },
  { userId: '300000000000000002', names: ['Ed'], isLeader: false, roleIds: [] },
  { userId: '300000000000000003', names: ['José'], isLeader: false, roleIds: [] },
  { userId: '300000000000000004', names: ['☆'], isLeader: false, roleIds: [] },
  { userId: '300000000000000005', names: ['田中'], isLeader: false, roleIds: [] },
  { userId: '300000000000000006', names: ['민수'], isLeader: false, roleIds: [] },
];
const [rowan, ed, jose, , tanaka, minsu] = staff.map(({ userId }) => userId);

it.each([
  ['the username', 'rowan_w wrote to me', [rowan]],
  ['the display name', 'It was rowan wilde.', [rowan]],
  ['the display name with other spacing', 'It was Rowan   Wilde', [rowan]],
  ['the display name with punctuation', 'It was Rowan.Wilde!', [rowan]],
  ['look-alike letters', 'it was rоwan wіlde', [rowan]],
  ['digits for letters', 'it was R0wan W1lde', [rowan]],
  ['hidden signs in between', 'ro\u200Bwan_w did it', [rowan]],
  ['an accent left out', 'jose was there', [jose]],
  ['a mention', 'ask <@300000000000000001>', [rowan]],
  ['a nickname mention', 'ask <@!300000000000000001>', [rowan]],
  ['an id', 'the account 300000000000000001', [rowan]],
  ['an id in a link', 'https://discord.com/users/300000000000000001', [rowan]],
  ['a short name with an at sign', 'it was @ed, again', [ed]],
  ['a name at the beginning of a line', 'He came and\nrowan_w looked on', [rowan]],
  ['a name at the end of a line', 'it was José\r\nand others', [jose]],
  ['a name between tabs', 'one\tJosé\ttwo', [jose]],
  ['a name broken over two lines', 'it was Rowan\nWilde', [rowan]],
  ['a name in writing without spaces', '昨日田中さんが言った', [tanaka]],
  ['a name with an ending', '민수가 그랬어요', [minsu]],
  ['two people', 'jose and rowan_w', [rowan, jose]],
  ['nobody for a short name in a word', 'he edited it, and ed was tired', []],
  ['nobody for part of a longer word', 'josephine told me', []],
  ['nobody for a name without letters', '☆ ☆ ☆', []],
  ['nobody in an empty text', '', []],
])('finds %s', (_what, text, expected) => {
  expect(staffNamedIn([text], staff)).toEqual(expected);
});

it('does not let a name vanish between two texts', () => {
  expect(staffNamedIn(['he follows me', 'rowan_w', 'picture'], staff)).toEqual([rowan]);
});

it('brings any spelling to one form', () => {
  expect(plainForm('Ｒóẁａn')).toBe('rowan');
  expect(plainForm('W1lde')).toBe(plainForm('wilde'));
});
