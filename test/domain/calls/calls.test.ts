import { expect, it } from 'vitest';
import { planChange } from '../../../src/app/plan-change.ts';
import { isUnattended } from '../../../src/domain/calls/attended.ts';
import type { CaseState } from '../../../src/domain/case.ts';
import type { CaseCommand } from '../../../src/domain/command.ts';
import { decide } from '../../../src/domain/decide.ts';
import { accept, refuse } from '../../../src/domain/ruling.ts';
import type { Ruling } from '../../../src/domain/ruling.ts';
import { ids, openCase, opened, openedAt, staff as team } from '../given.ts';
import { at, orders } from '../lifecycle/orders.ts';

const minute = 60_000;
const name = { contentId: 'n9', kind: 'name', text: 'Rowan' } as const;
const onIt = { userId: ids.staff, nameId: 'n9', at };
const beOnIt = (userId = ids.staff): CaseCommand => ({ type: 'be-on-it', by: { userId }, name, at });
const urgent = (change: Partial<CaseState> = {}): CaseState => ({ ...opened({ danger: true }), ...change });
const surge = { upTo: 1, lines: [], leftIds: [], calledAt: at, leadersCalledAt: at, partedAt: null };

const said = accept([{ type: 'somebody-on-it', userId: ids.staff, nameId: 'n9', at }], [name]);

it.each<[string, CaseState, Ruling]>([
  ['is counted where nobody is on it', urgent(), said],
  ['is counted in the lead of an urgent surge', { ...opened(), gathering: surge }, said],
  ['changes nothing when said twice', urgent({ onIt }), accept([])],
  [
    'hears who was first',
    urgent({ onIt: { ...onIt, userId: ids.otherStaff } }),
    refuse({ code: 'somebody-on-it', userId: ids.otherStaff }),
  ],
  [
    'hears who has it',
    urgent({ assigneeId: ids.leader }),
    refuse({ code: 'assigned-already', assigneeId: ids.leader }),
  ],
  [
    'hears that it has moved on',
    urgent({ status: 'triage' }),
    refuse({ code: 'wrong-status', status: 'triage', needs: ['new'] }),
  ],
  ['hears that it is not urgent', opened(), refuse({ code: 'not-urgent' })],
])('“I am on it” %s', (_what, state, ruling) => {
  expect(decide(state, beOnIt())).toEqual(ruling);
});

it.each<[boolean, string, CaseState]>([
  [true, 'a new urgent case', urgent()],
  [true, 'the lead of an urgent surge', { ...opened(), gathering: surge }],
  [false, 'a lead whose surge was parted', { ...opened(), gathering: { ...surge, partedAt: at } }],
  [false, 'an urgent report gathered in a lead', urgent({ gatheredIn: { caseId: 'case0', reference: 'C-0001' } })],
  [false, 'a case that is not urgent', opened()],
  [false, 'a case somebody is on', urgent({ onIt })],
  [false, 'a case somebody has', urgent({ assigneeId: ids.staff })],
  [false, 'a case in triage', urgent({ status: 'triage' })],
])('says %s whether nobody is on %s', (isAlone, _what, state) => {
  expect(isUnattended(state)).toBe(isAlone);
});

const effectsAfter = (state: CaseState | null, command: CaseCommand) => {
  const planned = planChange('case1', state, command);
  if (!planned.ok) throw new Error(`Refused: ${planned.refusal.code}`);
  return planned.change;
};

it('plans three calls, each in a lane of its own at the time of the setting, for an urgent report alone', () => {
  const urgentEscalation = { leaders: 5, staff: 10, owner: 90 };
  const calls = effectsAfter(null, openCase({ danger: true, urgentEscalation })).effects.filter(
    ({ effect }) => effect.kind === 'escalate',
  );

  expect(calls.map(({ lane, effect, notBefore }) => [lane, effect, notBefore])).toEqual([
    ['escalation:leaders', { kind: 'escalate', to: 'leaders' }, openedAt + 5 * minute],
    ['escalation:staff', { kind: 'escalate', to: 'staff' }, openedAt + 10 * minute],
    ['escalation:owner', { kind: 'escalate', to: 'owner' }, openedAt + 90 * minute],
  ]);
  expect(effectsAfter(null, openCase()).effects.map(({ effect }) => effect.kind)).not.toContain('escalate');
});

it('counts nobody as on it who may not see the case any more', () => {
  const added: CaseCommand = {
    type: 'add-information',
    reporterId: ids.reporter,
    text: { contentId: 'more', kind: 'description', text: 'It was Rowan of the Watch.' },
    message: null,
    files: [],
    maxFileBytes: 1,
    staff: team,
    at,
  };
  expect(effectsAfter(urgent({ onIt }), added).next.onIt).toBeNull();
  expect(effectsAfter(urgent({ onIt: { ...onIt, userId: ids.leader } }), added).next.onIt?.userId).toBe(ids.leader);
});

const thread = { round: 1, channelId: ids.channel, threadId: ids.thread, cardId: null, broughtIds: [] };
const callsOf = ({ effects }: ReturnType<typeof effectsAfter>) =>
  effects.filter(({ effect }) => effect.kind === 'call-assignee').map(({ lane }) => lane);
const cardUp: CaseCommand = { type: 'attach-card', threadId: ids.thread, messageId: ids.card, at };

it.each<[string, CaseState]>([
  ['before there is a thread', opened()],
  ['before the card is up', { ...opened(), thread }],
])('calls an assignee below the card who was given the case %s, once', (_when, state) => {
  const given = effectsAfter(state, orders.assign);
  const up = effectsAfter({ ...given.next, thread }, cardUp);
  const lost = effectsAfter(up.next, { type: 'lose-card', messageId: ids.card, at });
  const again = effectsAfter(lost.next, cardUp);

  expect([callsOf(given), callsOf(up), callsOf(again)]).toEqual([[], ['thread'], []]);
});

it('calls nobody below the card who has given the case back meanwhile, and at once whoever gets it later', () => {
  const given = effectsAfter({ ...opened(), thread }, orders.assign);
  const back = effectsAfter(given.next, orders.handBack);
  const up = effectsAfter(back.next, cardUp);

  expect(callsOf(up)).toEqual([]);
  expect(callsOf(effectsAfter(up.next, orders.assign))).toEqual(['thread']);
});

const line = { channelId: ids.channel, messageId: ids.card };
const noRoom = {
  effectKey: 'create-thread:case1:1',
  kind: 'create-thread',
  problem: 'full',
  permission: null,
} as const;

it('tells the staff channel of a case that waits for its thread, once, and again when it has it', () => {
  const kinds = (change: ReturnType<typeof effectsAfter>) => change.effects.map(({ key }) => key);
  const waits = effectsAfter(opened(), { type: 'meet-trouble', trouble: noRoom, at });
  const told = { ...waits.next, teamLine: line };
  const attach = { type: 'attach-thread', channelId: ids.channel, threadId: ids.thread, round: 1, at } as const;

  expect(kinds(waits)).toContain('tell-team:case1:waits.1');
  expect(kinds(effectsAfter(told, { type: 'meet-trouble', trouble: noRoom, at }))).toEqual([]);
  expect(kinds(effectsAfter(told, attach))).toContain('tell-team:case1:thread.1');
  expect(kinds(effectsAfter(opened(), attach)).join(' ')).not.toContain('tell-team');
});
