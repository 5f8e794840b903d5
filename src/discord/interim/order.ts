import { handleCaseCommand } from '../../app/handle-case-command.ts';
import type { InterimCommand } from '../../domain/interim/interim-command.ts';
import { refusalText } from '../../texts/en/refusal-text.ts';
import type { Acting } from '../case-actions/case-action.ts';
import { says } from '../with-words.ts';
import type { Says } from '../with-words.ts';

/** Gives an order about an interim measure, and says what came of it. */
export async function interimOrdered(
  { view, context, by }: Acting,
  order: InterimCommand,
  done: string,
): Promise<{ shown: Says; isDone: boolean }> {
  const link = { actorId: by.userId, interactionId: context.interactionId };
  const handled = await handleCaseCommand(context.stores.cases, view.state.caseId, order, link);
  if (!handled.ok) return { shown: says(refusalText(handled.refusal)), isDone: false };
  context.poke();
  return { shown: says(done), isDone: true };
}
