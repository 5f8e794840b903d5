import { describe, expect, it } from 'vitest';
import { decide } from '../../../src/domain/decide.ts';
import type { DecisionCommand } from '../../../src/domain/decision/decision-command.ts';
import { tallyOf } from '../../../src/domain/decision/tally.ts';
import { refuse } from '../../../src/domain/ruling.ts';
import { eventsOf } from '../given.ts';
import { banned, fourth, ids, leader, orderOf, other, staff, team, verdict, voted } from './decided.ts';

const { propose, approve, object, takeBack, takeOff, call, recount } = orderOf;

/** What an order is answered with, once these were given. */
const answer = (order: DecisionCommand, ...before: DecisionCommand[]) => decide(voted(...before), order);

it('passes with a second person behind it, and resolves the case', () => {
  const state = voted(propose(staff), approve(other));

  expect(state).toMatchObject({ status: 'resolved', proposal: null });
  expect(state.decision).toMatchObject({ number: 1, proposedBy: ids.staff, behindIds: [ids.staff, ids.otherStaff] });
});

it('takes three for a ban, and for a case handed to others', () => {
  for (const one of [banned, verdict({ outcome: 'referral' })]) {
    expect(voted(propose(staff, [one]), approve(other)).status).toBe('investigating');
    expect(voted(propose(staff, [one]), approve(other), approve(leader)).status).toBe('resolved');
  }
});

it('never counts anybody twice', () => {
  expect(answer(approve(staff), propose(staff))).toEqual(refuse({ code: 'own-proposal' }));
  const twice = voted(propose(staff, [banned]), approve(other), approve(other));
  expect(twice.proposal?.votes).toHaveLength(1);
});

describe('an objection', () => {
  const stopped = [propose(staff), object(other)];

  it('stops a proposal until it is taken back', () => {
    expect(voted(...stopped, approve(leader)).status).toBe('investigating');
    expect(voted(...stopped, approve(leader), takeBack(other)).status).toBe('resolved');
  });

  it('takes the place of an approval', () => {
    const state = voted(propose(staff, [banned]), approve(other), object(other));

    expect(state.proposal?.votes.map(({ vote }) => vote)).toEqual(['object']);
  });

  it('is overruled by a leader who neither proposed nor objected, once enough stand behind it', () => {
    expect(answer(call(leader), ...stopped)).toEqual(refuse({ code: 'quorum-missing', behind: 1, needed: 2 }));
    expect(answer(call(fourth), ...stopped, approve(fourth))).toEqual(refuse({ code: 'call-needs-another-leader' }));
    const called = voted(...stopped, approve(fourth), call(leader));
    expect(called.decision).toMatchObject({ calledBy: ids.leader, overruledIds: [ids.otherStaff] });
  });

  it('cannot be overruled by a leader who objects, or whose proposal it is', () => {
    expect(answer(call(leader), propose(staff), object(leader), approve(other))).toEqual(
      refuse({ code: 'call-needs-another-leader' }),
    );
    expect(answer(call(leader), propose(leader), object(other))).toEqual(refuse({ code: 'call-needs-another-leader' }));
  });

  it('does not count any more once whoever objected may not vote any more', () => {
    const left = [ids.staff, ids.leader, fourth.userId];
    const stays = voted(...stopped, approve(leader));

    expect(voted(...stopped, approve(leader), recount(left)).status).toBe('resolved');
    expect(decide(stays, recount(team.voters.mayVoteIds))).toMatchObject({ ok: true, events: [] });
  });
});

describe('who has a vote', () => {
  it('is nobody who joined the team after the proposal', () => {
    const newcomer = { userId: '300000000000000009', isLeader: false };
    const voters = { ...team.voters, mayVoteIds: [...team.voters.mayVoteIds, newcomer.userId] };

    expect(answer({ ...approve(newcomer), voters }, propose(staff))).toEqual(refuse({ code: 'no-vote-here' }));
  });

  it('is nobody who may not see the case any more', () => {
    const voters = { ...team.voters, mayVoteIds: [ids.staff, ids.leader] };

    expect(answer({ ...approve(other), voters }, propose(staff))).toEqual(refuse({ code: 'no-vote-here' }));
  });

  it('drops an approval of somebody who has left, also the proposal of one', () => {
    const { proposal } = voted(propose(staff, [banned]), approve(other));
    if (proposal === null) throw new Error('The vote is over');
    const without = (gone: string) => ({
      ...team.voters,
      mayVoteIds: team.voters.mayVoteIds.filter((userId) => userId !== gone),
    });

    expect(tallyOf(proposal, without(ids.otherStaff)).behindIds).toEqual([ids.staff]);
    expect(tallyOf(proposal, without(ids.staff)).behindIds).toEqual([ids.otherStaff]);
  });
});

it.each([
  { left: 4, usual: 2, ban: 3 },
  { left: 3, usual: 2, ban: 3 },
  { left: 2, usual: 2, ban: 2 },
  { left: 1, usual: 2, ban: 2 },
])('asks for no more than are left, and for two at least: $left left', ({ left, usual, ban }) => {
  const voters = { ...team.voters, mayVoteIds: team.voters.mayVoteIds.slice(0, left) };
  const needed = (one: typeof banned) => {
    const { proposal } = voted({ ...propose(staff, [one]), voters });
    return proposal === null ? 0 : tallyOf(proposal, voters).needed;
  };

  expect([needed(verdict()), needed(banned)]).toEqual([usual, ban]);
});

describe('a changed proposal', () => {
  it('starts anew, and the old buttons are over', () => {
    const again = [propose(staff, [banned]), approve(other), propose(staff)];

    expect(voted(...again).proposal).toMatchObject({ number: 2, votes: [] });
    expect(answer(approve(other, 1), ...again)).toEqual(refuse({ code: 'proposal-over' }));
  });

  it('is for its proposer, or a leader, alone', () => {
    expect(answer(propose(other), propose(staff))).toEqual(refuse({ code: 'proposal-open', proposedBy: ids.staff }));
    expect(voted(propose(staff), propose(leader)).proposal?.proposedBy).toBe(ids.leader);
    expect(answer(takeOff(other), propose(staff))).toEqual(refuse({ code: 'proposal-open', proposedBy: ids.staff }));
    expect(voted(propose(staff), takeOff(leader)).proposal).toBeNull();
  });
});

it('decides nothing about a case that was revived into triage before it is investigated, and then counts what was said', () => {
  const proposed = voted(propose(staff), object(other), approve(leader));
  const revived = { ...proposed, status: 'triage' as const };
  const elsewhere = refuse({ code: 'wrong-status', status: 'triage', needs: ['investigating', 'cold'] });
  for (const order of [approve(leader), object(leader), takeBack(other), call(leader)])
    expect(decide(revived, order)).toEqual(elsewhere);
  const objectorGone = recount([ids.staff, ids.leader]);
  expect(eventsOf(decide(revived, objectorGone))).toEqual([]);

  const again = decide({ ...revived, status: 'investigating' }, { ...approve(leader), voters: objectorGone.voters });
  expect(eventsOf(again).map(({ type }) => type)).toContain('decision-made');
});
