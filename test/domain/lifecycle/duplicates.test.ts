import { expect, it } from 'vitest';
import { decide } from '../../../src/domain/decide.ts';
import { evolve } from '../../../src/domain/evolve.ts';
import type { LifecycleCommandOf } from '../../../src/domain/lifecycle/lifecycle-command.ts';
import { eventsOf, ids } from '../given.ts';
import { after, at, caseIn, orders } from './orders.ts';

const from = { caseId: 'case2', reference: 'C-0043' };
const another = {
  userId: '200000000000000009',
  name: { contentId: 'case2-reporter-1', kind: 'name', text: 'sol' },
} as const;
const same = { userId: ids.reporter, name: { contentId: 'case2-reporter-2', kind: 'name', text: 'mira' } } as const;
const absorb: LifecycleCommandOf<'absorb-duplicate'> = {
  type: 'absorb-duplicate',
  from,
  reporters: [another, same],
  at,
};

it('links a duplicate to its original when it is closed', () => {
  const { proposeDuplicate, confirmClosing } = orders;

  expect(after(proposeDuplicate, confirmClosing).links).toEqual([
    { caseId: 'case0', reference: 'C-0041', how: 'duplicate-of', openedAt: 0 },
  ]);
});

it('takes in the reporters of a duplicate, each person once', () => {
  const state = eventsOf(decide(caseIn('triage'), absorb)).reduce(evolve, caseIn('triage'));

  expect(state.links).toEqual([{ ...from, how: 'has-duplicate', openedAt: 0 }]);
  expect(state.parties.filter(({ role }) => role === 'reporter')).toEqual([
    { partyId: 'reporter-1', role: 'reporter', userId: ids.reporter, nameId: 'n1' },
    { partyId: 'reporter-2', role: 'reporter', userId: another.userId, nameId: 'case2-reporter-1' },
  ]);
});

it('changes nothing when it is told again', () => {
  const state = eventsOf(decide(caseIn('triage'), absorb)).reduce(evolve, caseIn('triage'));

  expect(decide(state, absorb)).toEqual({ ok: true, events: [], contents: [] });
});
