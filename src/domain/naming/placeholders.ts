import type { Place } from './others-named.ts';

/** `[what changes for you]`, `{name}`, and a line to be filled in; no link. */
const placeholder = /\[[^\]\n]+\](?!\()|\{[^}\n]+\}|_{3,}/gu;

/** What of a template was not filled in yet, with its line (SPEC 7.7). */
export const placeholdersIn = (text: string): Place[] =>
  text
    .split('\n')
    .flatMap((line, index) => Array.from(line.matchAll(placeholder), ([written]) => ({ line: index + 1, written })));
