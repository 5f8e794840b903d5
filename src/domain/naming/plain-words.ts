import { plainForm } from '../recusal.ts';

/** One word of a text in the form in which names are compared, and where it stands. */
export interface PlainWord {
  plain: string;
  /** Positions in the text; `end` is the first sign after it. */
  start: number;
  end: number;
  /** Counted from 1. */
  line: number;
  /** Written as `@word`. */
  afterAt: boolean;
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
const notOfWords = /[^\p{L}\p{N}]/gu;

/** The words of a text: runs of letters and digits; signs that nobody sees part none (SPEC 7.7). */
export function plainWords(text: string): PlainWord[] {
  const words: PlainWord[] = [];
  let line = 1;
  let open: PlainWord | null = null;
  for (const { segment, index } of graphemes.segment(text)) {
    const form = plainForm(segment);
    // At the beginning of a word it calls somebody; inside of one it stands for a letter.
    const letters = segment === '@' && open === null ? '' : form.replaceAll(notOfWords, '');
    if (letters !== '') {
      if (open === null) {
        open = { plain: '', start: index, end: index, line, afterAt: text[index - 1] === '@' };
        words.push(open);
      }
      open.plain += letters;
      open.end = index + segment.length;
    } else if (form !== '') open = null;
    if (/\n/u.test(segment)) line += 1;
  }
  return words;
}

/** A name or word as one run of signs: however it is spaced or written, the same. */
export const signOf = (name: string): string => plainForm(name).replaceAll(notOfWords, '');
