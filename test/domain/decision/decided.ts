import type { CaseState } from '../../../src/domain/case.ts';
import { decide } from '../../../src/domain/decide.ts';
import type { DecisionCommand, DecisionCommandOf } from '../../../src/domain/decision/decision-command.ts';
import type { Verdict } from '../../../src/domain/decision/verdict.ts';
import { evolve } from '../../../src/domain/evolve.ts';
import { eventsOf, ids } from '../given.ts';
import { at, caseIn, leader, other, staff, vote } from '../lifecycle/orders.ts';

export const fourth = { userId: '300000000000000003', isLeader: false };

/** Everybody of a team of four. */
export const team = { ...vote, voters: { ...vote.voters, mayVoteIds: [...vote.voters.mayVoteIds, fourth.userId] } };

const note = (contentId: string) => ({ contentId, kind: 'note', text: `words of ${contentId}` }) as const;

/** What is found about the only subject, and what comes of it. */
export const verdict = (changes: Partial<Verdict> = {}): Verdict => ({
  partyId: 'subject-1',
  finding: 'confirmed',
  outcome: 'no-action',
  measures: [],
  noticeId: null,
  ...changes,
});

export const banned = verdict({ outcome: 'ban', measures: [{ kind: 'ban', deleteDays: 0 }], noticeId: 'notice' });

type Who = typeof staff;

/** The orders of a vote in the hands of a team of four. */
export const orderOf = {
  propose: (by: Who, verdicts = [verdict()]): DecisionCommandOf<'propose'> => ({
    type: 'propose',
    by,
    ...team,
    about: { kind: 'decision', verdicts, weighedId: null, unticked: [] },
    reasons: note('reasons'),
    contents: [note('notice')],
  }),
  approve: (by: Who, number = 1): DecisionCommandOf<'approve-proposal'> => ({
    type: 'approve-proposal',
    by,
    ...team,
    number,
  }),
  object: (by: Who, number = 1): DecisionCommandOf<'object-to-proposal'> => ({
    type: 'object-to-proposal',
    by,
    ...team,
    number,
    reason: note(`objection-${by.userId}`),
  }),
  takeBack: (by: Who, number = 1): DecisionCommandOf<'withdraw-vote'> => ({
    type: 'withdraw-vote',
    by,
    ...team,
    number,
  }),
  takeOff: (by: Who, number = 1): DecisionCommandOf<'withdraw-proposal'> => ({
    type: 'withdraw-proposal',
    by,
    ...team,
    number,
  }),
  call: (by: Who, number = 1): DecisionCommandOf<'call-vote'> => ({
    type: 'call-vote',
    by,
    ...team,
    number,
    reason: note('call'),
  }),
  recount: (mayVoteIds: string[]): DecisionCommandOf<'recount-votes'> => ({
    type: 'recount-votes',
    ...team,
    voters: { ...team.voters, mayVoteIds },
  }),
};

/** An investigation in which these were ordered, each of them accepted. */
export const voted = (...orders: DecisionCommand[]): CaseState =>
  orders.reduce<CaseState>(
    (state, order) => eventsOf(decide(state, order)).reduce(evolve, state),
    caseIn('investigating'),
  );

export { at, ids, leader, other, staff };
