import { unspaced } from '../recusal.ts';
import { isEveryday } from './everyday-words.ts';
import { plainWords, signOf } from './plain-words.ts';
import type { PlainWord } from './plain-words.ts';

/** Another party of a case, by every name they go by or went by. */
export interface OtherPerson {
  partyId: string;
  userId: string | null;
  names: readonly string[];
}

/** Where a text says what it should not: its line, counted from 1, and the words as they stand there. */
export interface Place {
  line: number;
  written: string;
}

/** Somebody else is named or mentioned. */
export interface OtherNamed extends Place {
  partyId: string;
  /** What was found, in the form in which names are compared; empty for a name of pictures. */
  sign: string;
  isId: boolean;
  start: number;
}

/** A shorter name is part of every other sentence; it counts when it is written as `@name`. */
const shortest = 3;
/** One part of a longer name, such as the first name, names somebody, too. */
const shortestPart = 4;
/** More words than these are a description, not a name. */
const partsAtMost = 3;

/** Everybody else of a case whom a text names or mentions, in the order of the text (SPEC 7.7). */
export function othersNamed(text: string, others: readonly OtherPerson[]): OtherNamed[] {
  const words = plainWords(text);
  const found = others.flatMap((other) => [
    ...signsOf(other).flatMap((sought) => spelled(words, sought).map((run) => named(text, other, sought, run))),
    ...picturesOf(other).flatMap((name) => pictured(text, other, name)),
  ]);
  const whole = found.filter((one) => !found.some((other) => other !== one && covers(other, one)));
  return whole.toSorted((one, other) => one.start - other.start);
}

interface Sought {
  sign: string;
  isId: boolean;
}

function signsOf({ userId, names }: OtherPerson): Sought[] {
  const signs = names.flatMap((name) => [signOf(name), ...partsOf(name)]).filter((sign) => sign !== '');
  const ids = userId === null ? [] : [{ sign: signOf(userId), isId: true }];
  return [...ids, ...[...new Set(signs)].map((sign) => ({ sign, isId: false }))];
}

function partsOf(name: string): string[] {
  const parts = plainWords(name).map(({ plain }) => plain);
  if (parts.length < 2 || parts.length > partsAtMost) return [];
  return parts.filter((part) => part.length >= shortestPart && !isEveryday(part));
}

interface Run {
  start: number;
  end: number;
  line: number;
}

/** Where words, one or several together, spell a name: `Tobin`, `t.o.b.i.n`, `To bin`, `Tobins`. */
function spelled(words: readonly PlainWord[], { sign }: Sought): Run[] {
  return words.flatMap((word, index) => {
    if (unspaced.test(sign) && sign.length > 1) return word.plain.includes(sign) ? [word] : [];
    if (sign.length < shortest) return word.afterAt && word.plain === sign ? [word] : [];
    const last = lastOf(words, index, sign);
    return last === null ? [] : [{ start: word.start, end: last.end, line: word.line }];
  });
}

function lastOf(words: readonly PlainWord[], from: number, sign: string): PlainWord | null {
  // A sign at the beginning may call somebody, or be the first letter of a name such as `@lice`.
  const spelt = words[from]?.afterAt === true && sign.startsWith('a') ? ['', 'a'] : [''];
  return spelt.map((before) => spelledFrom(words.slice(from), sign, before)).find((last) => last !== null) ?? null;
}

function spelledFrom(words: readonly PlainWord[], sign: string, before: string): PlainWord | null {
  let soFar = before;
  for (const word of words) {
    soFar += word.plain;
    if (soFar === sign || soFar === `${sign}s`) return word;
    if (!sign.startsWith(soFar)) return null;
  }
  return null;
}

const named = (text: string, { partyId }: OtherPerson, { sign, isId }: Sought, run: Run): OtherNamed => ({
  partyId,
  sign,
  isId,
  line: run.line,
  start: run.start,
  written: text.slice(run.start, run.end),
});

/** Names without any letter, such as a picture. */
const picturesOf = ({ names }: OtherPerson): string[] =>
  names
    .map((name) => name.trim())
    .filter((name) => signOf(name) === '' && /[\p{So}\p{Extended_Pictographic}]/u.test(name));

function pictured(text: string, { partyId }: OtherPerson, name: string): OtherNamed[] {
  const start = text.indexOf(name);
  if (start === -1) return [];
  const line = text.slice(0, start).split('\n').length;
  return [{ partyId, sign: '', isId: false, line, start, written: name }];
}

/** A whole name is told once, not with each of its parts; the same place not twice. */
function covers(one: OtherNamed, other: OtherNamed): boolean {
  const [end, otherEnd] = [one.start + one.written.length, other.start + other.written.length];
  if (one.start > other.start || end < otherEnd) return false;
  const isSame = one.start === other.start && end === otherEnd;
  return (
    one.partyId === other.partyId &&
    (!isSame || (one.isId && !other.isId) || (one.isId === other.isId && one.sign < other.sign))
  );
}
