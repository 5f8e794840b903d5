import type { CaseState } from '../case.ts';
import { moved, unlessIn } from '../lifecycle/moving.ts';
import { accept, refuse } from '../ruling.ts';
import type { Ruling } from '../ruling.ts';
import type { DecisionCommandOf } from './decision-command.ts';
import type { Proposal, ProposalAbout } from './decision-state.ts';
import { isUndoable } from './settling.ts';
import { faultsOf } from './verdict.ts';

type Propose = DecisionCommandOf<'propose'>;

/** Lays a proposal before the team; a changed one starts anew (SPEC 7.4). */
export function propose(state: CaseState, command: Propose): Ruling {
  const { by, voters, about, reasons, contents, at } = command;
  const wrong = wrongAbout(state, about, at) ?? openOfAnother(state, command);
  if (wrong !== null) return wrong;
  if (!voters.mayVoteIds.includes(by.userId)) return refuse({ code: 'no-vote-here' });
  const proposal: Proposal = {
    number: state.proposals + 1,
    about,
    reasonsId: reasons.contentId,
    proposedBy: by.userId,
    proposedAt: at,
    electorateIds: [...voters.mayVoteIds],
    votes: [],
    called: null,
  };
  return accept([{ type: 'proposal-made', proposal, at }], [reasons, ...contents]);
}

function wrongAbout(state: CaseState, about: ProposalAbout, at: number): Ruling | null {
  if (about.kind === 'decision') {
    const wrong = unlessIn(state, 'investigating', 'cold');
    if (wrong !== null) return wrong;
    const faults = faultsOf(state, about.verdicts, at);
    return faults.length > 0 ? refuse({ code: 'verdict-faults', faults }) : null;
  }
  const action = state.actions.find(({ actionId }) => actionId === about.actionId);
  if (action === undefined) return refuse({ code: 'no-such-action' });
  if (about.kind === 'undo') return isUndoable(action) ? null : refuse({ code: 'action-not-undoable' });
  const isOpen = action.status === 'planned' || action.status === 'failed';
  return isOpen ? null : refuse({ code: 'action-settled' });
}

/** Somebody else's proposal is answered by a vote, not swept off the table, unless they have no say any more. */
function openOfAnother({ proposal }: CaseState, { by, voters }: Propose): Ruling | null {
  if (proposal === null || proposal.proposedBy === by.userId || by.isLeader) return null;
  if (!voters.mayVoteIds.includes(proposal.proposedBy)) return null;
  return refuse({ code: 'proposal-open', proposedBy: proposal.proposedBy });
}

/** Takes one's own proposal back; a leader may take back any. */
export function withdrawProposal(state: CaseState, command: DecisionCommandOf<'withdraw-proposal'>): Ruling {
  const { number, by, at } = command;
  const { proposal } = state;
  if (proposal?.number !== number) return refuse({ code: 'proposal-over' });
  if (proposal.proposedBy !== by.userId && !by.isLeader) {
    return refuse({ code: 'proposal-open', proposedBy: proposal.proposedBy });
  }
  return accept([{ type: 'proposal-withdrawn', number, by: by.userId, at }]);
}

/** A decision resolves the case; nothing else the team votes on moves it. */
export const resolving = (state: CaseState, at: number, promise: number) =>
  moved(state, 'resolved', at, state.checkInAt ?? promise);
