import { gatheredIds } from '../../domain/same-subject/same-subject-state.ts';
import { actions } from '../../texts/en/lifecycle.ts';
import type { CaseAction } from './case-action.ts';

/** A leader parts one gathered report, or, in the lead, all of them (SPEC 3.8). */
export const part: CaseAction = {
  name: 'part',
  label: actions.part.label,
  description: actions.part.description,
  offered: (state) => gatheredIds(state).length > 0,
  leaders: true,
  order: async (_filled, { by, at }) => ({ type: 'part', by, one: false, at }),
  done: ({ reference, gathering }) =>
    gathering === null ? actions.part.doneOne(reference) : actions.part.doneAll(reference),
};

/** The same of one report alone, also when others have gathered in it by now: the button beside its line. */
export const partThis: CaseAction = {
  ...part,
  offered: () => false,
  order: async (_filled, { by, at }) => ({ type: 'part', by, one: true, at }),
  done: ({ reference }) => actions.part.doneOne(reference),
};
