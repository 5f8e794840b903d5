import { acceptReaders as text } from '../../texts/en/readers.ts';
import type { CaseAction } from './case-action.ts';
import { textField } from './fields.ts';
import { words } from './typed.ts';

/** A leader accepts, with a reason, that somebody could read the thread along (SPEC 6.4). */
export const acceptReaders: CaseAction = {
  name: 'accept-readers',
  label: text.label,
  offered: () => false,
  leaders: true,
  mayUse: ({ view }) => view.state.withheld,
  form: async ({ view }) =>
    view.state.withheld
      ? [textField({ name: 'reason', label: text.reason, hint: text.reasonHint, long: true })]
      : { wrong: text.nothing },
  order: async (filled, acting) => ({
    type: 'accept-readers',
    by: acting.by,
    reason: words(filled, 'reason', acting),
    at: acting.at,
  }),
  done: ({ reference }) => text.done(reference),
};
