import type { Content } from '../../domain/command.ts';
import { passing as words } from '../../texts/en/naming.ts';
import type { Acting, Filled } from '../case-actions/case-action.ts';
import { textField } from '../case-actions/fields.ts';
import { note } from '../case-actions/typed.ts';

const passedAtMost = 200;

/** Where a leader writes which words are no name here (SPEC 7.7). */
export const passedField = () =>
  textField({ name: 'passed', label: words.words, hint: words.hint, required: false, max: passedAtMost });

/** What was let pass; null for a form without the field, and for an empty one. */
export const passedIn = (filled: Filled, acting: Acting): Content | null => note(filled, 'passed', acting);
