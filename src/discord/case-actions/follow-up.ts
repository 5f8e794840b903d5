import { ButtonStyle } from 'discord.js';
import { missingForInvestigation } from '../../domain/lifecycle/triage.ts';
import { actions, formRefused } from '../../texts/en/lifecycle.ts';
import { isWrong } from './case-action.ts';
import type { CaseAction } from './case-action.ts';
import { textField } from './fields.ts';
import { date, words } from './typed.ts';

/** What is done next (SPEC 5). */
export const followUp: CaseAction = {
  name: 'followup',
  label: actions.followup.label,
  description: actions.followup.description,
  offered: ({ status }) => status === 'triage' || status === 'investigating',
  form: async ({ view: { state, words: known } }) => [
    textField({
      name: 'step',
      label: actions.followup.step,
      long: true,
      value: known.get(state.nextStepId ?? '') ?? '',
    }),
    textField({
      name: 'followup',
      label: actions.triage.followUp,
      hint: actions.triage.dateHint,
      required: false,
      max: 20,
    }),
  ],
  order: async (filled, acting) => {
    const when = date(filled, 'followup', acting);
    if (isWrong(when)) return when;
    const { by, at } = acting;
    // An empty field keeps the date that stands, as long as it is still to come.
    const standing = acting.view.state.followUpAt;
    const followUpAt = when.at ?? (standing !== null && standing > at ? standing : null);
    return { type: 'plan-next-step', by, nextStep: words(filled, 'step', acting), followUpAt, at };
  },
  done: ({ reference }) => actions.followup.done(reference),
};

/** Triage is over (SPEC 5). */
export const investigate: CaseAction = {
  name: 'investigate',
  label: actions.investigate.label,
  style: ButtonStyle.Primary,
  offered: (state) => state.status === 'triage' && missingForInvestigation(state).length === 0,
  order: async (_filled, { by, at }) => ({ type: 'investigate', by, at }),
  done: ({ reference }) => actions.investigate.done(reference),
};

/** A leader stops the clocks (SPEC 5). */
export const hold: CaseAction = {
  name: 'hold',
  label: actions.hold.label,
  description: actions.hold.description,
  offered: () => false,
  leaders: true,
  form: async () => [
    textField({ name: 'until', label: actions.hold.until, hint: actions.triage.dateHint, max: 20 }),
    textField({ name: 'reason', label: actions.hold.reason, long: true }),
  ],
  order: async (filled, acting) => {
    const until = date(filled, 'until', acting);
    if (isWrong(until)) return until;
    if (until.at === null) return { wrong: formRefused.badDate('') };
    const { by, at } = acting;
    return { type: 'hold', by, until: until.at, reason: words(filled, 'reason', acting), at };
  },
  done: ({ reference }) => actions.hold.done(reference),
};

/** A leader lets the clocks run again. */
export const endHold: CaseAction = {
  name: 'unhold',
  label: actions.unhold.label,
  offered: ({ heldUntil }) => heldUntil !== null,
  leaders: true,
  order: async (_filled, { by, at }) => ({ type: 'end-hold', by, at }),
  done: ({ reference }) => actions.unhold.done(reference),
};
