import type { CaseState } from '../case.ts';
import { checkInAt } from '../check-in.ts';
import type { Content } from '../command.ts';
import type { CaseEvent } from '../event.ts';
import { evolveDecision } from './evolve-decision.ts';
import { unlessIn } from '../lifecycle/moving.ts';
import { accept, refuse } from '../ruling.ts';
import type { Ruling } from '../ruling.ts';
import type { DecisionCommand, DecisionCommandOf } from './decision-command.ts';
import type { DecisionEvent } from './decision-event.ts';
import type { Proposal } from './decision-state.ts';
import { carried } from './passing.ts';
import { mayVoteOn, tallyOf } from './tally.ts';

type Voting = Extract<DecisionCommand, { voters: unknown }>;
type Numbered = Extract<Voting, { number: number }>;

/** One more person stands behind it. */
export function approve(state: CaseState, command: DecisionCommandOf<'approve-proposal'>): Ruling {
  const known = votable(state, command);
  if ('ok' in known) return known;
  const { by, number, at } = command;
  if (known.proposedBy === by.userId) return refuse({ code: 'own-proposal' });
  const said = wordOf(known, by.userId);
  if (said === 'object') return refuse({ code: 'voted-already', vote: said });
  // Said before, it is counted all the same: the case may have been where nothing could be decided.
  if (said === 'approve') return counted(state, [], command);
  const vote = { userId: by.userId, vote: 'approve', reasonId: null, at } as const;
  return counted(state, [{ type: 'vote-cast', number, vote, at }], command);
}

/** Says no, with a reason: it stops the proposal until it is withdrawn or the vote is called. */
export function object(state: CaseState, command: DecisionCommandOf<'object-to-proposal'>): Ruling {
  const known = votable(state, command);
  if ('ok' in known) return known;
  const { by, number, reason, at } = command;
  if (known.proposedBy === by.userId) return refuse({ code: 'own-proposal' });
  const said = wordOf(known, by.userId);
  if (said === 'object') return refuse({ code: 'voted-already', vote: said });
  const withdrawn: DecisionEvent[] =
    said === undefined ? [] : [{ type: 'vote-withdrawn', number, userId: by.userId, vote: said, at }];
  const vote = { userId: by.userId, vote: 'object', reasonId: reason.contentId, at } as const;
  return counted(state, [...withdrawn, { type: 'vote-cast', number, vote, at }], command, [reason]);
}

/** Takes one's own word back, whichever it was. */
export function withdrawVote(state: CaseState, command: DecisionCommandOf<'withdraw-vote'>): Ruling {
  const known = votable(state, command);
  if ('ok' in known) return known;
  const { by, number, at } = command;
  const said = wordOf(known, by.userId);
  if (said === undefined) return refuse({ code: 'nothing-to-withdraw' });
  return counted(state, [{ type: 'vote-withdrawn', number, userId: by.userId, vote: said, at }], command);
}

/** A leader who neither proposed nor objected ends the vote in spite of objections, once the quorum is there (SPEC 7.4). */
export function callVote(state: CaseState, command: DecisionCommandOf<'call-vote'>): Ruling {
  const known = votable(state, command);
  if ('ok' in known) return known;
  const { by, number, reason, voters, at } = command;
  const isApart = known.proposedBy !== by.userId && wordOf(known, by.userId) !== 'object';
  if (!by.isLeader || !isApart) return refuse({ code: 'call-needs-another-leader' });
  const { behindIds, againstIds, needed } = tallyOf(known, voters);
  if (againstIds.length === 0) return refuse({ code: 'call-needs-objection' });
  if (behindIds.length < needed) return refuse({ code: 'quorum-missing', behind: behindIds.length, needed });
  const event = { type: 'vote-called', number, by: by.userId, reasonId: reason.contentId, at } as const;
  return counted(state, [event], command, [reason]);
}

/** Counts anew after the team has changed. */
export const recount = (state: CaseState, command: DecisionCommandOf<'recount-votes'>): Ruling =>
  counted(state, [], command);

/** The open proposal, if the person saw this one and has a say in it; else why not. */
function votable(state: CaseState, { by, number, voters }: Numbered): Proposal | Ruling {
  const { proposal } = state;
  if (proposal === null) return refuse({ code: 'no-proposal' });
  if (proposal.number !== number) return refuse({ code: 'proposal-over' });
  const wrong = unlessDecidable(state, proposal);
  if (wrong !== null) return wrong;
  return mayVoteOn(proposal, voters, by.userId) ? proposal : refuse({ code: 'no-vote-here' });
}

/** A case that was revived into triage keeps its proposal, and decides nothing before it is investigated (SPEC 5). */
const unlessDecidable = (state: CaseState, { about }: Proposal): Ruling | null =>
  about.kind === 'decision' ? unlessIn(state, 'investigating', 'cold') : null;

const wordOf = ({ votes }: Proposal, userId: string) => votes.find((one) => one.userId === userId)?.vote;

/** What was said, and what follows when the vote passes with it. */
function counted(state: CaseState, said: DecisionEvent[], command: Voting, contents: Content[] = []): Ruling {
  const next = said.reduce<CaseState>((before, event) => ({ ...before, ...evolveDecision(before, event) }), state);
  const { proposal } = next;
  if (proposal === null) return accept(said, contents);
  const tally = tallyOf(proposal, command.voters);
  if (!tally.passes || unlessDecidable(next, proposal) !== null) return accept(said, contents);
  const promise = checkInAt(state.severity, command.at, command.checkInDays);
  const follows: CaseEvent[] = carried(next, proposal, { tally, promise, mark: command.mark, at: command.at });
  return accept([...said, ...follows], contents);
}
