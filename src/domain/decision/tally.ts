import type { Proposal } from './decision-state.ts';
import { gravest } from './verdict.ts';

/** How many have to stand behind a decision, by outcome (the settings quorum, quorumBan, quorumReferral). */
interface Quorums {
  usual: number;
  ban: number;
  referral: number;
}

/** Who may vote now, asked of the server at this very moment: by role, and not recused (SPEC 6.6, 7.4). */
export interface Voters {
  /** Staff who may see and act on the case now. */
  mayVoteIds: readonly string[];
  quorums: Quorums;
}

/** Where a vote stands. */
export interface Tally {
  /** Different people who stand behind it, the proposer included. */
  behindIds: string[];
  /** Open objections of people whose word counts. */
  againstIds: string[];
  needed: number;
  passes: boolean;
}

/** Nobody decides alone, however few are left (SPEC 6.7). */
const fewest = 2;

/** The vote as it stands: only the words of those who could vote when it was proposed and still can now count (SPEC 7.4). */
export function tallyOf(proposal: Proposal, voters: Voters): Tally {
  const counts = (userId: string) => mayVoteOn(proposal, voters, userId);
  const said = (vote: 'approve' | 'object') =>
    proposal.votes.filter((one) => one.vote === vote && counts(one.userId)).map(({ userId }) => userId);
  const behindIds = [...new Set([proposal.proposedBy, ...said('approve')])].filter((userId) => counts(userId));
  const againstIds = said('object');
  const needed = neededFor(proposal, voters);
  const isStopped = againstIds.length > 0 && proposal.called === null;
  return { behindIds, againstIds, needed, passes: behindIds.length >= needed && !isStopped };
}

/** True for somebody whose word counts: in the electorate of the proposal, and still allowed to vote. */
export const mayVoteOn = ({ electorateIds }: Proposal, { mayVoteIds }: Voters, userId: string): boolean =>
  electorateIds.includes(userId) && mayVoteIds.includes(userId);

/** The quorum of the gravest outcome, never above the people left and never below two (SPEC 6.7, 7.4). */
function neededFor(proposal: Proposal, voters: Voters): number {
  const left = proposal.electorateIds.filter((userId) => voters.mayVoteIds.includes(userId)).length;
  return Math.max(fewest, Math.min(wanted(proposal, voters.quorums), left));
}

function wanted({ about }: Proposal, quorums: Quorums): number {
  if (about.kind !== 'decision') return quorums.usual;
  const outcome = gravest(about.verdicts);
  if (outcome === 'ban') return quorums.ban;
  return outcome === 'referral' ? quorums.referral : quorums.usual;
}
