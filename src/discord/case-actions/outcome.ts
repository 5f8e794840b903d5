import { ButtonStyle } from 'discord.js';
import { actions } from '../../texts/en/lifecycle.ts';
import type { CaseAction } from './case-action.ts';
import { textField } from './fields.ts';
import { words } from './typed.ts';

/** An outcome with its reasons (SPEC 7.4, plain). */
export const propose: CaseAction = {
  name: 'decide',
  label: actions.decide.label,
  description: actions.decide.description,
  offered: ({ status }) => status === 'investigating' || status === 'cold',
  form: async () => [
    textField({ name: 'outcome', label: actions.decide.outcome, long: true }),
    textField({
      name: 'reasons',
      label: actions.decide.reasons,
      hint: actions.decide.reasonsHint,
      long: true,
      max: 2000,
    }),
  ],
  order: async (filled, acting) => ({
    type: 'propose-outcome',
    by: acting.by,
    outcome: words(filled, 'outcome', acting),
    reasons: words(filled, 'reasons', acting),
    at: acting.at,
  }),
  done: ({ reference }) => actions.decide.done(reference),
};

/** One more of the staff stands behind it. */
export const approve: CaseAction = {
  name: 'approve',
  label: actions.approve.label,
  style: ButtonStyle.Success,
  offered: ({ status, outcome }) => outcome !== null && (status === 'investigating' || status === 'cold'),
  mayUse: ({ view: { state }, by }) => state.outcome !== null && state.outcome.proposedBy !== by.userId,
  order: async (_filled, { by, view, at }) => ({
    type: 'approve-outcome',
    by,
    checkInDays: view.settings.checkIn,
    at,
  }),
  done: ({ reference }) => actions.approve.done(reference),
};

/** A leader takes a resolved case back to the investigation. */
export const takeBack: CaseAction = {
  name: 'unresolve',
  label: actions.unresolve.label,
  offered: ({ status }) => status === 'resolved',
  leaders: true,
  form: async () => [textField({ name: 'reason', label: actions.unresolve.reason, long: true })],
  order: async (filled, acting) => ({
    type: 'take-back-outcome',
    by: acting.by,
    reason: words(filled, 'reason', acting),
    at: acting.at,
  }),
  done: ({ reference }) => actions.unresolve.done(reference),
};
