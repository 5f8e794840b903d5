import { expect, it } from 'vitest';
import type { CaseState } from '../../../src/domain/case.ts';
import { decide } from '../../../src/domain/decide.ts';
import { effectsOf } from '../../../src/domain/effects.ts';
import type { CaseCommand } from '../../../src/domain/command.ts';
import { evolve } from '../../../src/domain/evolve.ts';
import { refuse } from '../../../src/domain/ruling.ts';
import { eventsOf } from '../given.ts';
import { orders } from '../lifecycle/orders.ts';
import { at, banned, leader, orderOf, other, staff, team, verdict, voted } from './decided.ts';

const { propose, approve } = orderOf;
const timeout = { kind: 'timeout', minutes: 60 } as const;
const local = verdict({ outcome: 'local-action', measures: [timeout], noticeId: 'notice' });

const then = (state: CaseState, ...commands: CaseCommand[]): CaseState =>
  commands.reduce<CaseState>((before, command) => eventsOf(decide(before, command)).reduce(evolve, before), state);

const timedOut = () => voted(propose(staff, [local]), approve(other));
const failed = {
  type: 'settle-action',
  actionId: '1-1',
  at,
  result: { status: 'failed', failure: { why: 'hierarchy', permission: null } },
} as const;
const done = { type: 'settle-action', actionId: '1-1', at, result: { status: 'done' } } as const;
const statusOf = ({ actions }: CaseState) => actions.map(({ actionId, status }) => `${actionId} ${status}`);

it('plans each measure under an id of its own, and settles it once', () => {
  expect(statusOf(timedOut())).toEqual(['1-1 planned']);
  expect(statusOf(then(timedOut(), done))).toEqual(['1-1 done']);
  expect(statusOf(then(timedOut(), done, failed))).toEqual(['1-1 done']);
});

it('lets people do by hand, ask others, or try again what did not work, and nothing else', () => {
  const byHand = { type: 'do-by-hand', by: staff, actionId: '1-1', at } as const;
  const retry = { type: 'retry-action', by: staff, actionId: '1-1', at } as const;
  const whom = { contentId: 'whom', kind: 'note', text: 'the hosts' } as const;
  const ask = { type: 'ask-others', by: staff, actionId: '1-1', whom, until: at + 1, at } as const;

  expect(decide(timedOut(), byHand)).toEqual(refuse({ code: 'action-settled' }));
  expect(statusOf(then(timedOut(), failed, byHand))).toEqual(['1-1 done-by-hand']);
  expect(statusOf(then(timedOut(), failed, retry))).toEqual(['1-1 planned']);
  expect(statusOf(then(timedOut(), failed, ask))).toEqual(['1-1 asked']);
  expect(decide(then(timedOut(), failed), { ...ask, until: at })).toEqual(refuse({ code: 'date-past' }));
  expect(decide(timedOut(), { ...retry, actionId: '9-9' })).toEqual(refuse({ code: 'no-such-action' }));
});

it('leaves undone, or takes back, by another vote of two', () => {
  const about = (kind: 'drop' | 'undo') => ({ ...propose(staff), about: { kind, actionId: '1-1' } }) as const;

  expect(statusOf(then(timedOut(), failed, about('drop'), approve(other, 2)))).toEqual(['1-1 dropped']);
  const undone = { ...done, result: { status: 'undone' } } as const;
  const voted2 = then(timedOut(), done, about('undo'), approve(other, 2));
  expect(statusOf(voted2)).toEqual(['1-1 done']);
  expect(statusOf(then(voted2, undone))).toEqual(['1-1 undone']);
  expect(decide(timedOut(), about('undo'))).toEqual(refuse({ code: 'action-not-undoable' }));
});

it('carries out no more of a decision that is taken back', () => {
  const taken = then(timedOut(), { ...orders.takeBack, by: leader });

  expect(taken).toMatchObject({ status: 'investigating', decision: null });
  expect(statusOf(taken)).toEqual(['1-1 dropped']);
});

it('tells whoever is banned first, holds them still meanwhile, and bans them once they are told or cannot be', () => {
  const before = voted(propose(staff, [banned]), approve(other));
  const events = eventsOf(decide(before, approve(leader)));
  const next = events.reduce<CaseState>(evolve, before);
  const planned = events.flatMap((event) => effectsOf(next, event));
  const kinds = planned.map(({ effect: { kind } }) => kind);
  const late = planned.find(({ effect: { kind } }) => kind === 'carry-out');

  expect(kinds).toEqual(expect.arrayContaining(['tell-vote', 'hold-still', 'contact-send', 'carry-out']));
  expect(late?.notBefore).toBe(at + 10 * 60_000);
  for (const result of [
    { state: 'delivered', way: 'dm', discordId: '600000000000000001' } as const,
    { state: 'undeliverable', way: 'dm', why: 'closed', barred: null } as const,
  ]) {
    const settle = {
      type: 'settle-contact',
      number: 1,
      messageId: 'notice',
      result,
      checkInDays: team.checkInDays,
      at,
    } as const;
    const told = eventsOf(decide(next, settle));
    const after = told.reduce<CaseState>(evolve, next);
    const effects = told
      .flatMap((event) => effectsOf(after, event))
      .filter(({ effect: { kind } }) => kind === 'carry-out');
    expect(effects).toMatchObject([{ lane: 'subject:subject-1', effect: { actionId: '1-1' } }]);
    expect(effects[0]?.notBefore).toBeUndefined();
  }
});
