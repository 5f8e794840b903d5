import type { CaseState } from '../case.ts';
import type { Ruling } from '../ruling.ts';
import type { DecisionCommand } from './decision-command.ts';
import { propose, withdrawProposal } from './proposing.ts';
import { askOthers, doByHand, keepMessage, retryAction, settleAction } from './settling.ts';
import { approve, callVote, object, recount, withdrawVote } from './voting.ts';

/** What may happen to a proposal, and to what it brings about (SPEC 7.4, 7.5). */
export function decideDecision(state: CaseState, command: DecisionCommand): Ruling {
  switch (command.type) {
    case 'propose':
      return propose(state, command);
    case 'approve-proposal':
      return approve(state, command);
    case 'object-to-proposal':
      return object(state, command);
    case 'withdraw-vote':
      return withdrawVote(state, command);
    case 'withdraw-proposal':
      return withdrawProposal(state, command);
    case 'call-vote':
      return callVote(state, command);
    case 'recount-votes':
      return recount(state, command);
    case 'settle-action':
      return settleAction(state, command);
    case 'keep-message':
      return keepMessage(state, command);
    case 'retry-action':
      return retryAction(state, command);
    case 'do-by-hand':
      return doByHand(state, command);
    case 'ask-others':
      return askOthers(state, command);
  }
}
