import { isUndoable } from '../../domain/decision/settling.ts';
import { actions } from '../../texts/en/lifecycle.ts';
import { undoPage } from '../decision/action-buttons.ts';
import { draftingOf, notNow } from '../decision/draft-door.ts';
import { draftView } from '../decision/draft-view.ts';
import { proposalPage } from '../decision/vote-buttons.ts';
import type { CaseAction } from './case-action.ts';
import { textField } from './fields.ts';
import { words } from './typed.ts';

/** The open proposal with its vote, or the dialog in which one is written (SPEC 7.4). */
export const decide: CaseAction = {
  name: 'decide',
  label: actions.decide.label,
  description: actions.decide.description,
  offered: ({ status, actions: done }) => status === 'investigating' || status === 'cold' || done.some(isUndoable),
  page: async (acting) => {
    const { proposal } = acting.view.state;
    if (proposal !== null) return await proposalPage(acting, proposal);
    const refused = notNow(acting);
    if (refused !== null) return undoPage(acting.view) ?? refused;
    const { draft } = await draftingOf(acting);
    return { show: 'message', payload: { v2: true, components: [draftView(acting.view, draft)] } };
  },
};

/** A leader takes a resolved case back to the investigation. */
export const takeBack: CaseAction = {
  name: 'unresolve',
  label: actions.unresolve.label,
  offered: ({ status }) => status === 'resolved',
  leaders: true,
  form: async () => [textField({ name: 'reason', label: actions.unresolve.reason, long: true })],
  order: async (filled, acting) => ({
    type: 'take-back-decision',
    by: acting.by,
    reason: words(filled, 'reason', acting),
    at: acting.at,
  }),
  done: ({ reference }) => actions.unresolve.done(reference),
};
