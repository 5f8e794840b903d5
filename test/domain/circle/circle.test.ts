import { expect, it } from 'vitest';
import { accessTo } from '../../../src/domain/access.ts';
import { CaseState } from '../../../src/domain/case.ts';
import { planChange } from '../../../src/app/plan-change.ts';
import type { CircleCommand, CircleCommandOf } from '../../../src/domain/circle/circle-command.ts';
import type { CircleRefusal } from '../../../src/domain/circle/circle-refusal.ts';
import { decide } from '../../../src/domain/decide.ts';
import { evolve } from '../../../src/domain/evolve.ts';
import type { Refusal } from '../../../src/domain/ruling.ts';
import { refuse } from '../../../src/domain/ruling.ts';
import { eventsOf, ids, opened, staff as three } from '../given.ts';
import { after as afterLife, at, leader, orders, other, staff } from '../lifecycle/orders.ts';
import { circleSamples as samples } from './samples.ts';

const second = { userId: '400000000000000002', names: ['ysolde'], isLeader: true, roleIds: [] };
const team = [...three, second];
const guestId = '600000000000000001';

const withTeam = <T extends CircleCommand>(command: T): T => ({ ...command, staff: team });
const out = (by: typeof staff): CircleCommand => withTeam({ ...samples['step-out'], by });
const propose = (changes: Partial<CircleCommandOf<'propose-recusal'>> = {}): CircleCommand =>
  withTeam({ ...samples['propose-recusal'], ...changes });
const confirm = (by = staff, number = 1): CircleCommand => withTeam({ ...samples['confirm-recusal'], by, number });
const drop = (by: typeof staff, number = 1): CircleCommand => withTeam({ ...samples['drop-recusal'], by, number });
const restrict = (changes: Partial<CircleCommandOf<'restrict'>> = {}): CircleCommand =>
  withTeam({ ...samples.restrict, ...changes });
const add = (userId: string, by = leader): CircleCommand => withTeam({ ...samples['add-to-circle'], userId, by });
const remove = (userId: string, quorum = 2): CircleCommand =>
  withTeam({ ...samples['remove-from-circle'], userId, quorum });
const open = (changes: Partial<CircleCommandOf<'lift-restriction'>> = {}): CircleCommand =>
  withTeam({ ...samples['lift-restriction'], ...changes });

const after = (state: CaseState, ...commands: CircleCommand[]): CaseState =>
  commands.reduce((before, command) => eventsOf(decide(before, command)).reduce<CaseState>(evolve, before), state);

const typesOf = (state: CaseState, command: CircleCommand) => eventsOf(decide(state, command)).map(({ type }) => type);

const seenBy = (state: CaseState): string[] =>
  team
    .filter(({ userId, isLeader }) => accessTo(state, { userId, guildId: ids.guild, isStaff: true, isLeader }).see)
    .map(({ userId }) => userId);

const named = (...userIds: string[]): CaseState => ({
  ...opened(),
  restricted: true,
  recusals: userIds.map((userId) => ({ userId, why: 'named' as const })),
});
const noLeader = named(ids.leader, second.userId);

it.each<[string, CaseState, string[]]>([
  ['all but whoever stepped out', after(opened(), out(other)), [ids.staff, ids.leader, second.userId]],
  ['all while nobody has confirmed it', after(opened(), propose()), team.map(({ userId }) => userId)],
  ['all but whom two kept out', after(opened(), propose(), confirm()), [ids.staff, ids.leader, second.userId]],
  [
    'who was named, once a leader says so',
    after(named(ids.staff), propose({ what: 'lift', userId: ids.staff })),
    team.map(({ userId }) => userId),
  ],
  ['leaders and whom they let in', after(opened(), restrict()), [ids.staff, ids.leader, second.userId]],
  ['one more', after(opened(), restrict(), add(ids.otherStaff)), team.map(({ userId }) => userId)],
  ['one less again', after(opened(), restrict(), remove(ids.staff)), [ids.leader, second.userId]],
  [
    'leaders and the assignee',
    after(afterLife(orders.assign), restrict({ addIds: [] })),
    [ids.staff, ids.leader, second.userId],
  ],
  ['all of them again', after(opened(), restrict(), open()), team.map(({ userId }) => userId)],
  [
    'a leader who was named, once two staff say so where no leader is left',
    after(noLeader, propose({ by: staff, what: 'lift', userId: ids.leader }), confirm(other)),
    [ids.staff, ids.otherStaff, ids.leader],
  ],
])('lets see it: %s', (_what, state, expected) => {
  expect(seenBy(state)).toEqual(expected);
});

const leadersOnly: Refusal = { code: 'leaders-only' };
const noCase: Refusal = { code: 'no-such-case' };
const is = (code: Exclude<CircleRefusal['code'], 'circle-too-small' | 'restriction-stays'>): Refusal => ({ code });
const proposed = after(opened(), propose());

it.each<[string, CaseState, CircleCommand, Refusal]>([
  ['somebody out twice', after(opened(), out(other)), out(other), noCase],
  ['a party', { ...opened() }, out({ userId: ids.subject, isLeader: false }), noCase],
  ['somebody else without a leader', opened(), propose({ by: staff }), leadersOnly],
  ['a leader by a leader', opened(), propose({ userId: second.userId }), is('recusal-of-leader')],
  ['oneself as somebody else', opened(), propose({ userId: ids.leader }), is('recusal-own')],
  ['whoever is not of the team', opened(), propose({ userId: guestId }), is('recusal-not-staff')],
  ['whoever is out already', named(ids.otherStaff), propose(), is('recused-already')],
  ['one of the last two', named(ids.staff, second.userId), propose(), is('recusal-too-few')],
  ['a second person while one waits', proposed, propose({ userId: ids.staff }), is('recusal-pending')],
  ['a confirmation by whoever proposed it', proposed, confirm(leader), is('recusal-needs-another')],
  ['a confirmation by whom it is about', proposed, confirm(other), is('recusal-is-yours')],
  ['a confirmation of another one', proposed, confirm(staff, 2), is('recusal-over')],
  [
    'a second confirmation',
    after(proposed, confirm()),
    confirm({ userId: second.userId, isLeader: true }),
    is('recusal-over'),
  ],
  ['a confirmation once the proposer is out', after(proposed, out(leader)), confirm(), is('recusal-over')],
  ['a confirmation once it is taken back', after(proposed, drop(leader)), confirm(), is('recusal-over')],
  ['taking back by whom it is about', proposed, drop(other), is('recusal-is-yours')],
  ['taking back by anybody else', proposed, drop(staff), leadersOnly],
  ['lifting by staff', named(ids.staff), propose({ by: other, what: 'lift', userId: ids.staff }), leadersOnly],
  [
    'lifting for a party',
    { ...opened(), recusals: [{ userId: ids.staff, why: 'party' }] },
    propose({ what: 'lift', userId: ids.staff }),
    is('recusal-stays'),
  ],
  ['lifting for who stepped out', after(opened(), out(other)), propose({ what: 'lift' }), is('recusal-stays')],
  ['lifting for nobody', opened(), propose({ what: 'lift' }), is('recusal-stays')],
  ['restricting by staff', opened(), restrict({ by: staff }), leadersOnly],
  ['restricting twice', after(opened(), restrict()), restrict(), is('restricted-already')],
  ['letting in an outsider', opened(), restrict({ addIds: [guestId] }), is('circle-cannot')],
  ['letting in a recused one', named(ids.staff), restrict(), is('circle-cannot')],
  [
    'too small a circle',
    opened(),
    restrict({ addIds: [], quorum: 3 }),
    { code: 'circle-too-small', left: 2, needed: 3 },
  ],
  [
    'one less than the quorum',
    after(opened(), restrict()),
    remove(ids.staff, 3),
    { code: 'circle-too-small', left: 2, needed: 3 },
  ],
  [
    'restricting a closed case',
    { ...opened(), status: 'closed' },
    restrict(),
    { code: 'wrong-status', status: 'closed', needs: ['new', 'triage', 'investigating', 'resolved', 'cold'] },
  ],
  ['letting in where all may see it', opened(), add(ids.staff), is('not-restricted')],
  ['letting in by staff', after(opened(), restrict()), add(ids.otherStaff, staff), leadersOnly],
  ['letting in twice', after(opened(), restrict()), add(ids.staff), is('in-circle-already')],
  ['taking out a leader', after(opened(), restrict()), remove(ids.leader), is('not-in-circle')],
  ['opening by staff', after(opened(), restrict()), open({ by: staff }), leadersOnly],
  ['opening what is open', opened(), open(), is('not-restricted')],
  [
    'opening while somebody is out',
    after(opened(), out(other)),
    open(),
    { code: 'restriction-stays', why: 'kept-out' },
  ],
  [
    'opening against its category',
    after(opened(), restrict()),
    open({ byCategory: true }),
    { code: 'restriction-stays', why: 'category' },
  ],
  [
    'opening with a guest',
    { ...after(opened(), restrict()), guestIds: [guestId] },
    open(),
    { code: 'restriction-stays', why: 'guest' },
  ],
  ['opening a confidential one', opened({ confidential: true }), open(), { code: 'restriction-stays', why: 'wish' }],
  ['opening against a wish', opened({ keepFrom: true }), open(), { code: 'restriction-stays', why: 'wish' }],
])('refuses %s', (_what, state, command, refusal) => {
  expect(decide(state, command)).toEqual(refuse(refusal));
});

it('frees the case, its proposal to close and its place with whoever steps out', () => {
  const state: CaseState = {
    ...afterLife(orders.assign, orders.proposeClosing),
    addedIds: [ids.staff],
    onIt: { userId: ids.staff, nameId: 'n', at },
  };
  const next = after(state, out(staff));

  expect(typesOf(state, out(staff))).toEqual(['stepped-out', 'unassigned', 'closing-withdrawn', 'thread-left']);
  expect(next).toMatchObject({
    assigneeId: null,
    closing: null,
    addedIds: [],
    onIt: null,
    restricted: true,
    moved: true,
    recusals: [{ userId: ids.staff, why: 'self', reasonId: 'out-reason' }],
  });
});

it('sees a guest out who should not take part', () => {
  const state: CaseState = { ...opened(), restricted: true, guestIds: [guestId] };

  expect(typesOf(state, out({ userId: guestId, isLeader: false }))).toEqual(['stepped-out', 'guests-left']);
});

it.each<[string, CaseState, CircleCommand, 'few' | 'nobody' | null]>([
  ['enough are left', opened(), out(other), null],
  ['one is left', named(ids.staff, second.userId), out(other), 'few'],
  ['no leader is left', named(second.userId), out(leader), 'few'],
  ['nobody is left', named(ids.staff, ids.leader, second.userId), out(other), 'nobody'],
  ['few were left before', named(ids.leader, second.userId), out(other), null],
])('tells the owner and the reporter once: %s', (_what, state, command, left) => {
  const events = eventsOf(decide(state, command)).filter(({ type }) => type === 'too-few-left');
  const planned = planChange('case1', state, command);
  const told = planned.ok ? planned.change.effects.filter(({ effect }) => effect.kind === 'tell-few-left') : [];

  expect(events).toEqual(left === null ? [] : [{ type: 'too-few-left', left, at }]);
  expect(told.map(({ lane }) => lane)).toEqual(left === null ? [] : ['owner', 'reporter']);
  expect(after(state, command).nobodyLeft).toBe(left === 'nobody');
});

it('leaves out whom the reporter wished it kept from, also when the report names them no more', () => {
  const keeping = { phase: 'named' as const, until: at, leadersOnly: false, userIds: [ids.staff] };
  const state = { ...named(ids.staff), keepFrom: true, keeping };

  expect(after(state, propose({ what: 'lift', userId: ids.staff })).recusals).toEqual([
    { userId: ids.staff, why: 'kept-from' },
  ]);
});

it('counts the votes anew when a voter is out, and only while a vote is open', () => {
  const voting = afterLife(orders.triage, orders.assign, orders.nextStep, orders.investigate, orders.propose);
  const kinds = (state: CaseState) => {
    const planned = planChange('case1', state, out(other));
    return planned.ok ? planned.change.effects.map(({ effect }) => effect.kind) : [];
  };

  expect(kinds(voting)).toContain('recount-votes');
  expect(kinds(opened())).not.toContain('recount-votes');
});

it('reads a case from before there was any of it', () => {
  const { recusing: _recusing, recusings: _recusings, openedUp: _openedUp, ...old } = opened();

  expect(CaseState.parse(old)).toMatchObject({ recusing: null, recusings: 0, openedUp: false });
});
