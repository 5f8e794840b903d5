import { ButtonStyle } from 'discord.js';
import { Severity } from '../../domain/words.ts';
import { severityNames } from '../../texts/en/card.ts';
import { actions } from '../../texts/en/lifecycle.ts';
import { isWrong } from './case-action.ts';
import type { CaseAction } from './case-action.ts';
import { choiceField, optionsOf, textField } from './fields.ts';
import { date, note } from './typed.ts';

const words = actions.triage;

/** Severity, immediate risk, scope, follow-up (SPEC 5). */
export const triage: CaseAction = {
  name: 'triage',
  label: words.label,
  description: words.description,
  style: ButtonStyle.Primary,
  offered: ({ status, immediateRisk }) => status === 'new' || (status === 'triage' && immediateRisk === null),
  form: async ({ view: { state, words: known } }) => {
    const risk = state.immediateRisk ?? (state.danger ? true : null);
    const answered = risk === null ? null : risk ? 'yes' : 'no';
    return [
      choiceField('severity', words.severity, optionsOf(severityNames, state.severity)),
      choiceField('risk', words.risk, optionsOf({ yes: words.riskYes, no: words.riskNo }, answered)),
      textField({
        name: 'details',
        label: words.riskDetails,
        hint: words.riskDetailsHint,
        required: false,
        value: known.get(state.riskId ?? '') ?? '',
      }),
      textField({
        name: 'scope',
        label: words.scope,
        hint: words.scopeHint,
        long: true,
        required: false,
        value: known.get(state.scopeId ?? '') ?? '',
      }),
      textField({ name: 'followup', label: words.followUp, hint: words.dateHint, required: false, max: 20 }),
    ];
  },
  order: async (filled, acting) => {
    const immediateRisk = filled.choice('risk') === 'yes';
    const followUp = date(filled, 'followup', acting);
    if (isWrong(followUp)) return followUp;
    const risk = note(filled, 'details', acting);
    if (immediateRisk && risk === null) return { wrong: words.riskWithoutDetails };
    return {
      type: 'triage',
      by: acting.by,
      severity: Severity.parse(filled.choice('severity')),
      immediateRisk,
      risk: immediateRisk ? risk : null,
      scope: note(filled, 'scope', acting),
      followUpAt: followUp.at,
      checkInDays: acting.view.settings.checkIn,
      at: acting.at,
    };
  },
  done: ({ reference }) => words.done(reference),
};
