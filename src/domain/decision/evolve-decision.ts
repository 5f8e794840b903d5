import type { CaseState } from '../case.ts';
import type { DecisionEvent } from './decision-event.ts';
import type { Action, DecisionState, Proposal } from './decision-state.ts';

/** What is then true. A vote outdates no other vote: only what ends or begins a proposal counts as a step. */
export function evolveDecision(state: CaseState, event: DecisionEvent): Partial<CaseState> {
  return { ...change(state, event), ...(countsAsStep(event) ? { step: state.step + 1 } : {}) };
}

/** What makes a button of the card stale. */
export const countsAsStep = ({ type }: DecisionEvent): boolean =>
  type !== 'vote-cast' && type !== 'vote-withdrawn' && type !== 'message-kept';

function change(state: CaseState, event: DecisionEvent): Partial<CaseState> {
  switch (event.type) {
    case 'proposal-made':
      return { proposal: event.proposal, proposals: event.proposal.number };
    case 'vote-cast':
      return onProposal(state, (open) => ({ votes: [...open.votes, event.vote] }));
    case 'vote-withdrawn':
      return onProposal(state, (open) => ({ votes: open.votes.filter(({ userId }) => userId !== event.userId) }));
    case 'proposal-withdrawn':
      return { proposal: null };
    case 'vote-called':
      return onProposal(state, () => ({ called: { by: event.by, reasonId: event.reasonId, at: event.at } }));
    case 'decision-made':
      return {
        proposal: null,
        decision: event.decision,
        actions: [...state.actions, ...event.actions],
        coldFrom: null,
      };
    case 'action-dropped':
      return {
        proposal: null,
        ...onAction(state, event.actionId, { status: 'dropped', noteId: event.reasonId, settledAt: event.at }),
      };
    case 'undo-decided':
      return { proposal: null };
    case 'action-settled':
      return onAction(state, event.actionId, { status: event.status, failure: event.failure, settledAt: event.at });
    case 'message-kept':
      return onAction(state, event.actionId, { keptId: event.contentId });
    case 'action-retried':
      return onAction(state, event.actionId, { status: 'planned', failure: null, settledAt: null });
    case 'action-done-by-hand':
      return onAction(state, event.actionId, { status: 'done-by-hand', by: event.by, settledAt: event.at });
    case 'action-asked':
      return onAction(state, event.actionId, {
        status: 'asked',
        by: event.by,
        noteId: event.whomId,
        until: event.until,
        settledAt: event.at,
      });
  }
}

const onProposal = ({ proposal }: CaseState, changed: (open: Proposal) => Partial<Proposal>): Partial<DecisionState> =>
  proposal === null ? {} : { proposal: { ...proposal, ...changed(proposal) } };

const onAction = (
  { actions }: CaseState,
  actionId: string,
  changed: Partial<Action>,
): Pick<DecisionState, 'actions'> => ({
  actions: actions.map((action) => (action.actionId === actionId ? { ...action, ...changed } : action)),
});

/**
 * A case whose decision is taken back, or that is opened anew: the vote starts over, and what was not carried out yet is
 * not carried out any more (SPEC 5).
 */
export const withoutDecision = ({ actions }: CaseState, at: number): Partial<DecisionState> => ({
  proposal: null,
  decision: null,
  actions: actions.map((action) =>
    action.status === 'planned' || action.status === 'failed'
      ? { ...action, status: 'dropped', settledAt: at }
      : action,
  ),
});
