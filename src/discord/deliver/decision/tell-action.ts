import type { Delivered } from '../../../app/ports.ts';
import type { DecisionEffectOf } from '../../../domain/decision/decision-effect.ts';
import { actionNews as words } from '../../../texts/en/deciding.ts';
import { failureText } from '../../../texts/en/decision.ts';
import { tellLine } from '../../contact/tell.ts';
import { actionPosition } from '../../decision/action-buttons.ts';
import { measureLine } from '../../decision/measures.ts';
import { encodeCustomId } from '../../custom-id.ts';
import type { CaseView } from '../../views/case-view.ts';
import { button } from '../../views/components.ts';
import type { Delivery } from '../delivery.ts';
import { whoLooksAfter } from '../who-looks-after.ts';

/** A measure did not work: why, what helps, and what else can be done (SPEC 7.5). */
export async function tellAction(
  delivery: Delivery,
  view: CaseView,
  { actionId }: DecisionEffectOf<'tell-action'>,
): Promise<Delivered> {
  const { state } = view;
  const action = state.actions.find((one) => one.actionId === actionId);
  if (action?.status !== 'failed' || action.failure === null) return { command: null };
  const step = actionPosition(state, actionId);
  const press = (verb: string, label: string) => button(encodeCustomId({ verb, id: state.caseId, step }), label);
  return await tellLine(delivery, view, {
    opening: words.failed(state.reference, actionId),
    rest: `\n${words.didNotWork(measureLine(view, action.measure), failureText(action.failure))}`,
    buttons: [
      press('action-retry', words.retry),
      press('action-by-hand', words.byHand),
      press('action-ask', words.ask),
      press('action-drop', words.drop),
    ],
    called: await whoLooksAfter(delivery, state),
  });
}
