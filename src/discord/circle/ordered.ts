import { handleCaseCommand } from '../../app/handle-case-command.ts';
import type { CaseState } from '../../domain/case.ts';
import type { CircleCommand } from '../../domain/circle/circle-command.ts';
import { refusalText } from '../../texts/en/refusal-text.ts';
import { stale } from '../../texts/en/lifecycle.ts';
import { staleAnswer } from '../case-actions/stale.ts';
import type { Acting } from '../case-actions/case-action.ts';
import { says } from '../with-words.ts';
import type { Says } from '../with-words.ts';

/**
 * Gives an order about who may see a case, and says what came of it.
 * @param step of the case, where an order is only right for the case as it was shown
 */
export async function circleOrdered(
  { view, context, by }: Acting,
  order: CircleCommand,
  { done, step }: { done: (after: CaseState) => string; step?: number },
): Promise<{ shown: Says; isDone: boolean }> {
  const { cases } = context.stores;
  const { caseId } = view.state;
  const link = { actorId: by.userId, interactionId: context.interactionId, ...(step === undefined ? {} : { step }) };
  const handled = await handleCaseCommand(cases, caseId, order, link);
  if (handled.ok) {
    context.poke();
    return { shown: says(done(handled.state)), isDone: true };
  }
  const hasMoved = handled.refusal.code === 'moved-on' && step !== undefined;
  const now = hasMoved ? await cases.load(caseId) : null;
  const why = hasMoved
    ? now === null
      ? stale.nothing
      : await staleAnswer(cases, now, step)
    : refusalText(handled.refusal);
  return { shown: says(why), isDone: false };
}
