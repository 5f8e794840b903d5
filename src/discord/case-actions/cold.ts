import { ButtonStyle } from 'discord.js';
import { hasReporter } from '../../domain/case.ts';
import { actions } from '../../texts/en/lifecycle.ts';
import type { CaseAction } from './case-action.ts';
import { textField } from './fields.ts';
import { words } from './typed.ts';

/** A leader lets a case rest (SPEC 5, 9). */
export const goCold: CaseAction = {
  name: 'cold',
  label: actions.cold.label,
  description: actions.cold.description,
  offered: () => false,
  leaders: true,
  form: async ({ view: { state } }) => [
    textField({
      name: 'reason',
      label: actions.cold.reason,
      hint: hasReporter(state) ? actions.cold.reasonHint : actions.cold.reasonHintByTeam,
      long: true,
    }),
  ],
  order: async (filled, acting) => ({
    type: 'go-cold',
    by: acting.by,
    reason: words(filled, 'reason', acting),
    at: acting.at,
  }),
  done: ({ reference }) => actions.cold.done(reference),
};

/** Staff take it up again, with a reason (SPEC 9.6). */
export const revive: CaseAction = {
  name: 'revive',
  label: actions.revive.label,
  description: actions.revive.description,
  style: ButtonStyle.Primary,
  offered: ({ status }) => status === 'cold',
  form: async () => [textField({ name: 'reason', label: actions.revive.reason, long: true })],
  order: async (filled, acting) => ({
    type: 'revive',
    by: acting.by,
    reason: words(filled, 'reason', acting),
    checkInDays: acting.view.settings.checkIn,
    at: acting.at,
  }),
  done: ({ reference }) => actions.revive.done(reference),
};
