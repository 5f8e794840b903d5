import type { Content, NamedPerson, OfferedFile } from '../domain/command.ts';
import type { Chance, Draft } from './ports.ts';

/** A submitted report form, as Discord hands it over. */
export interface ReportForm {
  category: string;
  description: string;
  harmed: string;
  files: Draft['files'];
  danger: boolean;
  confidential: boolean;
  keepFrom: boolean;
}

/** A submitted form of `/case open`. */
export interface CaseForm {
  category: string;
  description: string;
  harmed: string;
  /** As typed; empty for none. */
  link: string;
  danger: boolean;
  /** Whoever opens it was harmed themselves, or is a witness (SPEC 3.10). */
  isHarmed: boolean;
  isWitness: boolean;
}

/** Words with an id of their own, so that the history can point at them without holding them. */
export function content(kind: Content['kind'], text: string, chance: Chance): Content {
  return { contentId: chance.id(), kind, text };
}

/** Somebody named in free text: by mention or id it is that person, else a name as written. */
export function personFromText(text: string, chance: Chance): NamedPerson {
  const userId = memberIdIn(text);
  return { userId, name: content('name', userId ?? text.trim(), chance) };
}

/** The id in a text that is nothing but a mention or an id. */
export function memberIdIn(text: string): string | null {
  return /^\s*(?:<@!?)?(\d{17,20})>?\s*$/u.exec(text)?.[1] ?? null;
}

const selfWords = new Set(['me', 'myself', 'i', 'i was', 'it was me', 'self']);

const plain = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replace(/[.!]+$/u, '');

/** True for a word by which whoever writes means themselves. */
export const saysOneself = (text: string): boolean => selfWords.has(plain(text));

/** Who was harmed, if it is somebody else: an empty field or a word for oneself names nobody (SPEC 3.1, 3.10). */
export function harmedFromText(text: string, chance: Chance): NamedPerson | null {
  return plain(text) === '' || saysOneself(text) ? null : personFromText(text, chance);
}

/** Files as they were handed in, their names and addresses as content. */
export const offeredFiles = (files: Draft['files'], chance: Chance): OfferedFile[] =>
  files.map(({ name, url, size, sha256, from }) => ({
    evidenceId: chance.id(),
    name: content('file-name', name, chance),
    url: content('file-url', url, chance),
    size,
    sha256,
    from,
  }));
