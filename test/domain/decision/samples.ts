import type { DecisionCommand, DecisionCommandOf } from '../../../src/domain/decision/decision-command.ts';
import { orders, at, leader, other, staff, vote } from '../lifecycle/orders.ts';

const note = (contentId: string) => ({ contentId, kind: 'note', text: `words of ${contentId}` }) as const;
const actionId = '1-1';

/** One of each order of a vote, and of what it brings. */
export const decisionSamples: { [T in DecisionCommand['type']]: DecisionCommandOf<T> } = {
  propose: orders.propose,
  'approve-proposal': orders.approve,
  'object-to-proposal': { type: 'object-to-proposal', by: other, ...vote, number: 1, reason: note('objection') },
  'withdraw-vote': { type: 'withdraw-vote', by: other, ...vote, number: 1 },
  'withdraw-proposal': { type: 'withdraw-proposal', by: staff, ...vote, number: 1 },
  'call-vote': { type: 'call-vote', by: leader, ...vote, number: 1, reason: note('call') },
  'recount-votes': { type: 'recount-votes', ...vote },
  'settle-action': { type: 'settle-action', actionId, result: { status: 'done' }, at },
  'keep-message': {
    type: 'keep-message',
    actionId,
    snapshot: { contentId: 'kept', kind: 'snapshot', text: '{}' },
    at,
  },
  'retry-action': { type: 'retry-action', by: staff, actionId, at },
  'do-by-hand': { type: 'do-by-hand', by: staff, actionId, at },
  'ask-others': { type: 'ask-others', by: staff, actionId, whom: note('whom'), until: at + 1000, at },
};
