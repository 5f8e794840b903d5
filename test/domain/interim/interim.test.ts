import { expect, it } from 'vitest';
import type { CaseState } from '../../../src/domain/case.ts';
import { decide } from '../../../src/domain/decide.ts';
import { effectsOf } from '../../../src/domain/effects.ts';
import { evolve } from '../../../src/domain/evolve.ts';
import { refuse } from '../../../src/domain/ruling.ts';
import type { InterimCommand } from '../../../src/domain/interim/interim-command.ts';
import { interimSamples as orders } from './samples.ts';
import { eventsOf } from '../given.ts';
import { at, caseIn, leader, other, staff } from '../lifecycle/orders.ts';

const hourMs = 3_600_000;

const after = (...commands: InterimCommand[]): CaseState =>
  commands.reduce<CaseState>((state, one) => eventsOf(decide(state, one)).reduce(evolve, state), caseIn('triage'));

const types = (state: CaseState, command: InterimCommand) => eventsOf(decide(state, command)).map(({ type }) => type);

const taken = orders['take-interim'];
const done = orders['settle-interim'];
const confirm = orders['confirm-interim'];
const lift = { ...orders['lift-interim'], by: other };
const lapse = (hours: number) => ({ ...orders['lapse-interim'], at: at + hours * hourMs });

it('is carried out at once, and looked at again when its time to be confirmed is over', () => {
  const [event] = eventsOf(decide(caseIn('triage'), taken));
  if (event === undefined) throw new Error('Nothing happened');
  const planned = effectsOf(evolve(caseIn('triage'), event), event);
  const seen = planned.map(({ effect, lane, notBefore }) => [effect.kind, lane, notBefore]);

  expect(seen).toContainEqual(['carry-interim', 'interim:1', undefined]);
  expect(seen).toContainEqual(['lapse-interim', `interim-end:1:${at + 12 * hourMs}`, at + 12 * hourMs]);
});

it.each<[string, InterimCommand, Parameters<typeof refuse>[0]]>([
  ['who took it confirms it', { ...confirm, by: staff }, { code: 'own-interim' }],
  ['who took it lifts it, also a leader', { ...lift, by: { ...staff, isLeader: true } }, { code: 'own-interim' }],
  ['it is taken twice', { ...taken, by: other }, { code: 'interim-there', number: 1 }],
  ['there is none of that number', { ...confirm, number: 7 }, { code: 'no-such-interim' }],
])('refuses that %s', (_what, command, refusal) => {
  expect(decide(after(taken, done), command)).toEqual(refuse(refusal));
});

it.each<[string, Partial<typeof taken>, Parameters<typeof refuse>[0]['code']]>([
  ['about somebody who is no party', { partyId: 'nobody-9' }, 'no-such-party'],
  ['without a reason', { reason: { ...taken.reason, text: ' ' } }, 'interim-reason-empty'],
])('refuses one %s', (_what, change, code) => {
  expect(decide(caseIn('triage'), { ...taken, ...change })).toMatchObject({ refusal: { code } });
});

it.each(['closed', 'cold'] as const)('refuses one in a case that is %s', (status) => {
  expect(decide(caseIn(status), taken)).toMatchObject({ refusal: { code: 'wrong-status' } });
});

it.each<[string, InterimCommand[], InterimCommand, string[]]>([
  ['confirmed in time, nothing is lifted', [taken, done, confirm], { ...lapse(0.9) }, []],
  ['confirmed, it is over with its time', [taken, done, confirm], lapse(1), ['interim-ended']],
  ['unconfirmed before the time', [taken, done], lapse(11), []],
  ['unconfirmed in time', [taken, done], lapse(12), ['interim-lifted']],
  [
    'failed',
    [taken, { ...done, result: { status: 'failed', failure: { why: 'owner', permission: null } } }],
    lapse(12),
    [],
  ],
  ['lifted by a second person', [taken, done, lift], lapse(12), []],
  ['done, the person is told', [taken], done, ['interim-settled', 'conversation-started', 'contact-requested']],
  ['lifted before it was done, nobody is told', [taken, lift], done, ['interim-settled']],
  [
    'lifted after they were told, they are told',
    [taken, done, lift],
    orders['settle-lifting'],
    ['interim-lifting-settled', 'contact-requested'],
  ],
  [
    'what keeps them from writing is something else',
    [taken, done, lift],
    { ...orders['settle-lifting'], result: { status: 'done', wasOurs: false } },
    ['interim-lifting-settled'],
  ],
  ['done a second time', [taken, done], done, []],
  ['taken back a second time', [taken, done, lift, orders['settle-lifting']], orders['settle-lifting'], []],
  ['a leader lifts what is confirmed', [taken, done, confirm], { ...lift, by: leader }, ['interim-lifted']],
])('%s', (_what, before, command, events) => {
  expect(types(after(...before), command)).toEqual(events);
});

it('lets nobody but a leader lift what is confirmed, and nobody what is over', () => {
  expect(decide(after(taken, done, confirm), lift)).toEqual(refuse({ code: 'interim-for-leaders' }));
  expect(decide(after(taken, done, lapse(12)), confirm)).toEqual(refuse({ code: 'interim-over', how: 'lapsed' }));
});
