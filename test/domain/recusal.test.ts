import { expect, it } from 'vitest';
import { plainForm, staffNamedIn } from '../../src/domain/recusal.ts';

const staff = [
  { userId: '300000000000000001', names: ['rowan_w', 'Rowan Wilde'], isLeader: false, roleIds: [] },
  { userId: '300000000000000002', names: ['Ed'], isLeader: false, roleIds: [] },
  { userId: '300000000000000003', names: ['José'], isLeader: false, roleIds: [] },
  { userId: '300000000000000004', names: ['☆'], isLeader: false, roleIds: [] },
];
const [rowan, ed, jose] = staff.map(({ userId }) => userId);

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
  ['two people', 'jose and rowan_w', [rowan, jose]],
  ['nobody for a short name in a word', 'he edited it, and ed was tired', []],
  ['nobody for part of a longer word', 'josephine told me', []],
  ['nobody for a name without letters', '☆ ☆ ☆', []],
  ['nobody in an empty text', '', []],
])('finds %s', (_what, text, expected) => {
  expect(staffNamedIn([text], staff)).toEqual(expected);
});

it('brings any spelling to one form', () => {
  expect(plainForm('Ｒóẁａn')).toBe('rowan');
  expect(plainForm('W1lde')).toBe(plainForm('wilde'));
});
