import type { VerdictFault } from './verdict.ts';

/** Why a proposal, a vote or a measure does not go that way. */
export type DecisionRefusal =
  | { code: 'verdict-faults'; faults: VerdictFault[] }
  /** Somebody else's is open: object to it, or let them change it. */
  | { code: 'proposal-open'; proposedBy: string }
  | { code: 'no-proposal' }
  /** The button belongs to a proposal that is over. */
  | { code: 'proposal-over' }
  | { code: 'no-vote-here' }
  | { code: 'own-proposal' }
  | { code: 'voted-already'; vote: 'approve' | 'object' }
  | { code: 'nothing-to-withdraw' }
  | { code: 'call-needs-another-leader' }
  | { code: 'call-needs-objection' }
  | { code: 'quorum-missing'; behind: number; needed: number }
  | { code: 'no-such-action' }
  | { code: 'action-settled' }
  | { code: 'action-not-undoable' };
