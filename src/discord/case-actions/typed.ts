import { content } from '../../app/report-form.ts';
import type { Content } from '../../domain/command.ts';
import { typedDate } from '../../domain/typed-date.ts';
import { formRefused } from '../../texts/en/lifecycle.ts';
import { safeName } from '../views/safe-text.ts';
import type { Acting, Filled, Wrong } from './case-action.ts';

/** Words of a form as content; null for an empty field. */
export function note(filled: Filled, field: string, { context }: Acting): Content | null {
  const text = filled.text(field).trim();
  return text === '' ? null : content('note', text, context.chance);
}

/** Words that Discord made sure of. */
export function words(filled: Filled, field: string, { context }: Acting): Content {
  return content('note', filled.text(field).trim(), context.chance);
}

/** A date in the server's zone; null for an empty field. */
export function date(filled: Filled, field: string, { view, at }: Acting): { at: number | null } | Wrong {
  const typed = filled.text(field).trim();
  if (typed === '') return { at: null };
  const read = typedDate(typed, at, view.settings.timeZone);
  return read === null ? { wrong: formRefused.badDate(safeName(typed)) } : { at: read };
}
