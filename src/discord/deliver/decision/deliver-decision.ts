import type { Delivered } from '../../../app/ports.ts';
import type { DecisionEffect } from '../../../domain/decision/decision-effect.ts';
import type { Effect } from '../../../domain/effect.ts';
import type { CaseView } from '../../views/case-view.ts';
import type { Delivery } from '../delivery.ts';
import { inThread } from '../in-thread.ts';
import { carryOut } from './carry-out.ts';
import { holdStill } from './hold-still.ts';
import { tellAction } from './tell-action.ts';
import { tellVote } from './tell-vote.ts';
import { undoAction } from './undo-action.ts';

const kinds: Record<DecisionEffect['kind'], true> = {
  'tell-vote': true,
  'hold-still': true,
  'carry-out': true,
  'undo-action': true,
  'tell-action': true,
};

/** True for an effect of a vote, or of what was decided. */
export const isDecisionEffect = (effect: Effect): effect is DecisionEffect => Object.hasOwn(kinds, effect.kind);

/** Tells the team of a vote, and carries out what was decided (SPEC 7.4, 7.5). */
export async function deliverDecision(delivery: Delivery, view: CaseView, effect: DecisionEffect): Promise<Delivered> {
  const { threadId } = view.state.thread;
  switch (effect.kind) {
    case 'tell-vote':
      return await inThread(delivery, threadId, tellVote(delivery, view, effect));
    case 'tell-action':
      return await inThread(delivery, threadId, tellAction(delivery, view, effect));
    case 'hold-still':
      return await holdStill(delivery, view, effect);
    case 'carry-out':
      return await carryOut(delivery, view, effect);
    case 'undo-action':
      return await undoAction(delivery, view, effect);
  }
}
