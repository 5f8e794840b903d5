import { isLiftable } from '../../domain/keep-from/keep-from-state.ts';
import { liftWish as text } from '../../texts/en/keep-from.ts';
import type { CaseAction } from './case-action.ts';
import { textField } from './fields.ts';
import { words } from './typed.ts';

/** A leader whom the reporter did not name lifts the wish to keep a report from somebody, with a reason (SPEC 3.6). */
export const liftWish: CaseAction = {
  name: 'lift-wish',
  label: text.label,
  offered: () => false,
  leaders: true,
  mayUse: ({ view }) => isLiftable(view.state),
  form: async ({ view }) =>
    isLiftable(view.state)
      ? [textField({ name: 'reason', label: text.reason, hint: text.reasonHint, long: true })]
      : { wrong: text.over },
  order: async (filled, acting) => ({
    type: 'lift-wish',
    by: acting.by,
    reason: words(filled, 'reason', acting),
    at: acting.at,
  }),
  done: ({ reference }) => text.done(reference),
};
