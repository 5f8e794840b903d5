/** Discord's limit for a thread name. */
const nameLimit = 100;

/** Text a stranger chose, safe inside a name: no control or direction signs, no line breaks, single spaces. */
export function tidyName(text: string): string {
  const visible = text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, ' ');
  return visible.replaceAll(/\s+/gu, ' ').trim();
}

/** True for a text in which a reader would see nothing at all: blanks, or only signs that are never shown. */
export function isBlank(text: string): boolean {
  return !/[^\s\p{Cc}\p{DI}\u2800]/u.test(text);
}

/**
 * `C-0042 · harassment · somebody`; a restricted case by its reference alone (SPEC 4.5). The reference comes first, so
 * that the thread can be found again by it.
 */
export function threadName(reference: string, restricted: boolean, parts: string[]): string {
  if (restricted) return reference;
  const name = [reference, ...parts.map(tidyName).filter((part) => part !== '')].join(' · ');
  return shorten(name, nameLimit);
}

/** True if a thread of that name is the case's: it begins with the reference. */
export function isThreadOf(reference: string, name: string): boolean {
  return name === reference || name.startsWith(`${reference} ·`);
}

/** The reference a thread name begins with, if it is one of a case. */
export function referenceIn(name: string): string | null {
  return /^(C-[0-9A-Z]{4,})(?: ·|$)/u.exec(name)?.[1] ?? null;
}

/** Cut to `limit` signs with an ellipsis, never through the middle of a character. */
export function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text;
  let cut = '';
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    if (cut.length + segment.length > limit - 1) break;
    cut += segment;
  }
  return `${cut.trimEnd()}…`;
}
