/** `C-0042`: four digits at least, more when a server needs them (SPEC 2). */
export const numberedReference = (number: number): string => `C-${String(number).padStart(4, '0')}`;

/** Letters and digits that cannot be taken for one another when read aloud. */
const alphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
const letters = alphabet.replaceAll(/\d/gu, '');

/**
 * A reference without order, for a case restricted from its start: `C-7K3Q`. The second sign is a letter, so that it is
 * never taken for a number.
 * @param chance four numbers in [0, 1)
 */
export function randomReference(chance: readonly [number, number, number, number]): string {
  const pick = (signs: string, part: number) => signs.charAt(Math.floor(part * signs.length));
  const [first, second, third, fourth] = chance;
  return `C-${pick(alphabet, first)}${pick(letters, second)}${pick(alphabet, third)}${pick(alphabet, fourth)}`;
}

/** What a person typed, as a reference: `42`, `c-42`, ` C-0042 ` all mean `C-0042`. Null when it cannot be one. */
export function parseReference(typed: string): string | null {
  const match = /^\s*(?:c-|c(?=(?:\d+|[0-9a-z]{4})\s*$))?([0-9a-z]{1,12})\s*$/iu.exec(typed);
  const body = match?.[1]?.toUpperCase();
  if (body === undefined) return null;
  if (/^\d+$/u.test(body)) return numberedReference(Number(body));
  return body.length === 4 ? `C-${body}` : null;
}
