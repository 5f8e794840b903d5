import type { OpenCase } from './command.ts';
import type { Recusal } from './case.ts';
import { namingTexts } from './snapshot.ts';

/** One staff member as the server's directory knows them. */
export interface StaffMember {
  userId: string;
  /** Username, display name, nickname: every name people may write. */
  names: string[];
  isLeader: boolean;
  /** All their roles in this server: a ping of one of them calls them in. */
  roleIds: string[];
}

/** Letters that look alike in other alphabets, brought to one form, so that a name is found however it is typed. */
const lookAlikes = new Map(
  [
    ...'аa еe оo рp сc уy хx іl ѕs јj ԁd һh ոn вb тt кk мm нh'.split(' '),
    ...'αa εe οo ρp ιl κk νv τt υu χx βb ηn μm'.split(' '),
    ...'0o 1l il 3e 4a 5s 7t $s @a |l ıl łl øo'.split(' '),
  ].map((pair) => [pair.charAt(0), pair.charAt(1)]),
);

/** A name or a text in the one form in which both are compared: no case, accents, look-alikes or hidden signs. */
export function plainForm(text: string): string {
  const bare = text
    .normalize('NFKD')
    // A line break parts words; it must not vanish with the other control signs.
    .replaceAll(/\s/gu, ' ')
    .replaceAll(/[\p{M}\p{DI}\p{Cf}\p{Cc}]/gu, '')
    .toLowerCase();
  return Array.from(bare, (sign) => lookAlikes.get(sign) ?? sign).join('');
}

/**
 * The staff whom a text names: by mention or id, or by a name standing alone as a word (SPEC 6.1). A name of one or two
 * signs counts only when written as `@name`, else every "ed" would recuse somebody. Rather one too many than one missed.
 */
export function staffNamedIn(texts: string[], staff: readonly StaffMember[]): string[] {
  const raw = texts.join('\n');
  const ids = new Set(raw.match(/\d{17,20}/gu));
  const words = wordsOf(raw);
  const handles = new Set(Array.from(raw.matchAll(/@([^\s@]{1,32})/gu), (match) => wordsOf(match[1] ?? '').trim()));
  return staff
    .filter(({ userId, names }) => ids.has(userId) || names.some((name) => isNamed(name, words, handles)))
    .map(({ userId }) => userId);
}

/** Writing that sets no spaces between words, or hangs endings onto a name. */
export const unspaced = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}\p{sc=Thai}]/u;

function isNamed(name: string, words: string, handles: Set<string>): boolean {
  const plain = wordsOf(name).trim();
  if (plain === '') return false;
  if (unspaced.test(plain) && plain.length > 1) return words.includes(plain);
  return plain.length < 3 ? handles.has(plain) : words.includes(` ${plain} `);
}

/** ` word word ` with single spaces, so that whole words can be found by plain search. */
const wordsOf = (text: string) =>
  ` ${plainForm(text)
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;

/**
 * Who is recused from a new case: staff who are a party, then staff whom its words name. Who opens it may speak of
 * themselves, but not stand in it under their own name as somebody else (SPEC 3.10, 6.1).
 */
export function recusalsFor(command: OpenCase): Recusal[] {
  const { staff, opener, subject, harmed, description, message, files } = command;
  const partyIds = idsOfParties(command);
  const people = [subject, harmed].flatMap((person) => (person === null ? [] : [person.name.text]));
  const reported = message === null ? [] : namingTexts(message.snapshot);
  const texts = [description.text, ...people, ...files.map(({ name }) => name.text), ...reported];
  const asParty = new Set(staffNamedIn(people, staff));
  const named = staffNamedIn(texts, staff).filter((userId) => userId !== opener?.userId || asParty.has(userId));
  return staff.flatMap(({ userId }): Recusal[] => {
    if (partyIds.includes(userId)) return [{ userId, why: 'party' }];
    return named.includes(userId) ? [{ userId, why: 'named' }] : [];
  });
}

function idsOfParties({ reporter, opener, subject, harmed }: OpenCase): (string | null)[] {
  const isParty = opener !== null && (opener.harmed || opener.witness);
  return [reporter, subject, harmed, isParty ? opener : null].flatMap((person) => person?.userId ?? []);
}
