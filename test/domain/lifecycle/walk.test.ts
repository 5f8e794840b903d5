import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { CaseState } from '../../../src/domain/case.ts';
import { decide } from '../../../src/domain/decide.ts';
import type { Decision } from '../../../src/domain/decision/decision-state.ts';
import type { CaseEvent } from '../../../src/domain/event.ts';
import { CaseEvent as AnyEvent } from '../../../src/domain/event.ts';
import { evolve } from '../../../src/domain/evolve.ts';
import { isStep } from '../../../src/domain/steps.ts';
import { transitions } from '../../../src/domain/lifecycle/transitions.ts';
import { opened } from '../given.ts';
import { decisionSamples } from '../decision/samples.ts';
import { caseIn, leader, orders, other, staff, vote } from './orders.ts';
import type { LifeOrder } from './orders.ts';

const anyOrder = fc.tuple(
  fc.oneof(
    fc.constantFrom<LifeOrder>(...Object.values(orders)),
    fc.constantFrom<LifeOrder>(...Object.values(decisionSamples)),
  ),
  fc.constantFrom(staff, other, leader),
  // Whoever is recused, or has left, at that moment has no vote.
  fc.oneof(
    { weight: 2, arbitrary: fc.constant([...vote.voters.mayVoteIds]) },
    { weight: 1, arbitrary: fc.subarray([...vote.voters.mayVoteIds], { minLength: 1 }) },
  ),
);
type Given = [LifeOrder, typeof staff, readonly string[]];

/** By somebody, about what is before the team at that moment. */
const given = (state: CaseState, [order, by, mayVoteIds]: Given): LifeOrder => {
  const signed = 'by' in order ? { ...order, by } : order;
  const counted = 'voters' in signed ? { ...signed, voters: { ...signed.voters, mayVoteIds } } : signed;
  return 'number' in counted ? { ...counted, number: state.proposals } : counted;
};

type Promises = Record<string, boolean>;

const onTheWay = (before: CaseState, after: CaseState, events: CaseEvent[]): Promises => ({
  'events can be read back': events.every((event) => AnyEvent.safeParse(event).success),
  'every move is in the table': before.status === after.status || transitions[before.status].includes(after.status),
  'an investigation begins with an assignee':
    before.status !== 'triage' || after.status !== 'investigating' || after.assigneeId !== null,
  'every step is counted': after.step === before.step + events.filter(isStep).length,
});

function ofEveryCase({ status, decision, closedAs, checkInAt, coldFrom, ...state }: CaseState): Promises {
  return {
    'nobody decides alone': status !== 'resolved' || new Set(decision?.behindIds).size > 1,
    'a closed case says how': (status === 'closed') === (closedAs !== null),
    'a check-in is promised while it is open': (status === 'closed' || status === 'cold') === (checkInAt === null),
    'a cold case knows where it came from': (status === 'cold') === (coldFrom !== null),
    'the assignee is not a former one': !state.formerAssigneeIds.some((userId) => userId === state.assigneeId),
  };
}

interface Step {
  events: CaseEvent[];
  order: LifeOrder;
}

/** Of the vote (SPEC 7.4): nobody recused, nobody twice, no measure twice. */
const ofTheVote = (before: CaseState, after: CaseState, order: LifeOrder): Promises => ({
  ...(after.decision === null || after.decision === before.decision ? {} : made(before, after.decision, order)),
  'no measure is planned twice': isEachOnce(after.actions.map(({ actionId }) => actionId)),
  'one word a person':
    after.proposal === null ||
    isEachOnce([after.proposal.proposedBy, ...after.proposal.votes.map(({ userId }) => userId)]),
});

const isEachOnce = (ids: string[]) => new Set(ids).size === ids.length;

function made({ proposal }: CaseState, { behindIds }: Decision, order: LifeOrder): Promises {
  const mayVote = 'voters' in order ? order.voters.mayVoteIds : [];
  return {
    'only who may vote at that moment stands behind it': behindIds.every(
      (userId) => mayVote.includes(userId) && proposal?.electorateIds.includes(userId) === true,
    ),
    'two different people at least': new Set(behindIds).size > 1,
  };
}

/** The promises that no sequence of orders may ever break, by name; those that were broken are answered. */
function broken(before: CaseState, after: CaseState, { events, order }: Step): string[] {
  const promises = {
    ...onTheWay(before, after, events),
    ...ofEveryCase(after),
    ...ofTheVote(before, after, order),
  };
  return Object.entries(promises).flatMap(([promise, holds]) => (holds ? [] : [promise]));
}

it('whatever people order: the case never leaves the table, and its promises hold', () => {
  let decided = 0;
  fc.assert(
    fc.property(
      fc.constantFrom(opened(), caseIn('investigating')),
      fc.array(anyOrder, { maxLength: 40, size: 'max' }),
      (start, many) => {
        let state = start;
        for (const one of many) {
          const order = given(state, one);
          const ruling = decide(state, order);
          const events = ruling.ok ? ruling.events : [];
          const next = events.reduce(evolve, state);
          expect(broken(state, next, { events, order })).toEqual([]);
          decided += next.decision !== null && state.decision === null ? 1 : 0;
          state = next;
        }
      },
    ),
    { numRuns: 2500 },
  );
  // Else the promises of the vote were never put to the test.
  expect(decided).toBeGreaterThan(100);
});
