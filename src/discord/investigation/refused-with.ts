import { evidenceDone } from '../../texts/en/evidence.ts';
import { quoted, safeText } from '../views/safe-text.ts';
import type { Says } from '../with-words.ts';
import { says } from '../with-words.ts';

/** A refusal that gives back what somebody typed into the options of a command (SPEC 12.5). */
export const refusedWith = (reason: string, typed: string): Says =>
  says(typed.trim() === '' ? reason : [reason, evidenceDone.yourWords, quoted(safeText(typed))].join('\n'));
