import { expect, it } from 'vitest';
import { accessTo } from '../../src/domain/access.ts';
import type { CaseState } from '../../src/domain/case.ts';
import type { OpenCase } from '../../src/domain/command.ts';
import { decide } from '../../src/domain/decide.ts';
import { effectsOf } from '../../src/domain/effects.ts';
import { evolve } from '../../src/domain/evolve.ts';
import type { KeepFromCommand } from '../../src/domain/keep-from/keep-from-command.ts';
import { refuse } from '../../src/domain/ruling.ts';
import { categoryNamed, eventsOf, ids, openCase, opened, openedAt, staff } from './given.ts';

const minuteMs = 60_000;
const at = openedAt + 3 * minuteMs;
const outsider = '600000000000000001';
const ownerId = '700000000000000001';
const lead = { userId: '400000000000000002', names: ['ysolde'], isLeader: true, roleIds: [] };
const team = [...staff, lead];

const asked = (changes: Partial<OpenCase> = {}) => opened({ keepFrom: true, staff: team, ...changes });

const names = (...userIds: string[]): KeepFromCommand => ({
  type: 'name-kept-from',
  reporterId: ids.reporter,
  userIds,
  staff: team,
  ownerId,
  at,
});
const toLeaders: KeepFromCommand = { type: 'leave-to-leaders', reporterId: ids.reporter, at };
const drop: KeepFromCommand = { type: 'drop-wish', reporterId: ids.reporter, at };
const timeIsOver: KeepFromCommand = { type: 'end-asking', at: openedAt + 15 * minuteMs };
const recheck = (left: typeof team): KeepFromCommand => ({ type: 'recheck-wish', staff: left, at });
const lift = (isLeader = true): KeepFromCommand => ({
  type: 'lift-wish',
  by: { userId: lead.userId, isLeader },
  reason: { contentId: 'w1', kind: 'note', text: 'It was a mix-up.' },
  at,
});

const after = (state: CaseState, ...commands: KeepFromCommand[]): CaseState =>
  commands.reduce((before, command) => eventsOf(decide(before, command)).reduce<CaseState>(evolve, before), state);

/** Who of the team may see it. */
const seenBy = (state: CaseState): string[] =>
  team
    .filter(({ userId, isLeader }) => accessTo(state, { userId, guildId: ids.guild, isStaff: true, isLeader }).see)
    .map(({ userId }) => userId);

const everybody = team.map(({ userId }) => userId);
const leaders = [ids.leader, lead.userId];

it.each<[string, CaseState, string[]]>([
  ['nobody before the answer', asked(), []],
  ['only leaders, when nothing was answered in time', after(asked(), timeIsOver), leaders],
  ['only leaders, when the reporter wishes it so', after(asked(), toLeaders), leaders],
  ['all but who was named', after(asked(), names(ids.staff)), [ids.otherStaff, ...leaders]],
  ['all but a leader who was named', after(asked(), names(ids.leader)), [ids.staff, ids.otherStaff, lead.userId]],
  ['leaders but the one named after the time', after(asked(), timeIsOver, names(ids.leader)), [lead.userId]],
  ['everybody, when the wish is taken back', after(asked(), drop), everybody],
  ['everybody, when the wish is lifted', after(asked(), names(ids.staff), lift()), everybody],
  ['everybody, when a wish that named nobody is lifted', after(asked(), timeIsOver, lift()), everybody],
  ['still leaders only in a confidential case', after(asked({ confidential: true }), names(ids.staff)), leaders],
  [
    'still leaders only where the kind of case asks for it',
    after(asked({ category: categoryNamed('minor-safety') }), drop),
    leaders,
  ],
  [
    'who was named, when a word of the report names them, too, and the wish is lifted',
    after(
      asked({ description: { contentId: 'd1', kind: 'description', text: 'rowan saw it' } }),
      names(ids.staff, ids.otherStaff),
      lift(),
    ),
    everybody.filter((userId) => userId !== ids.staff),
  ],
])('lets see it: %s', (_what, state, expected) => {
  expect(seenBy(state)).toEqual(expected);
  expect(state.restricted).toBe(true);
});

it.each<[string, CaseState, KeepFromCommand, ReturnType<typeof refuse>]>([
  ['nobody of the team', asked(), names(outsider), refuse({ code: 'nobody-of-team' })],
  ['nobody at all', asked(), names(), refuse({ code: 'nobody-of-team' })],
  ['themselves', asked(), names(ids.reporter), refuse({ code: 'nobody-of-team' })],
  ['every leader', asked(), names(...leaders), refuse({ code: 'wish-cannot-hold' })],
  ['all but one', asked(), names(ids.staff, ids.otherStaff, ids.leader), refuse({ code: 'wish-cannot-hold' })],
  ['somebody a second time', after(asked(), names(ids.staff)), names(ids.leader), refuse({ code: 'keep-from-over' })],
  [
    'somebody after a leader has lifted it',
    after(asked(), timeIsOver, lift()),
    names(ids.staff),
    refuse({ code: 'keep-from-over' }),
  ],
  ['somebody without the wish', opened(), names(ids.staff), refuse({ code: 'keep-from-over' })],
])('does not let the reporter name %s', (_what, state, command, refusal) => {
  expect(decide(state, command)).toEqual(refusal);
});

it.each([names(ids.staff), toLeaders, drop])('takes %o from the reporter alone', (command) => {
  const foreign = { ...command, reporterId: ids.subject };

  expect(decide(asked(), foreign)).toEqual(refuse({ code: 'not-the-reporter' }));
});

it('takes the owner as somebody who must not see it', () => {
  expect(after(asked(), names(ownerId)).recusals).toEqual([{ userId: ownerId, why: 'kept-from' }]);
});

it('makes no thread and calls nobody before the answer, then begins to call again from the answer on', () => {
  const state = asked({ danger: true });
  const [openedEvent] = eventsOf(decide(null, openCase({ keepFrom: true, staff: team, danger: true })));
  if (openedEvent === undefined) throw new Error('Nothing was opened');
  const kinds = effectsOf(state, openedEvent).map(({ effect }) => effect.kind);
  const named = after(state, names(ids.staff));
  const [namedEvent] = eventsOf(decide(state, names(ids.staff)));
  const later = namedEvent === undefined ? [] : effectsOf(named, namedEvent);

  expect(kinds).toEqual(['end-asking']);
  expect(effectsOf(state, openedEvent)[0]?.notBefore).toBe(openedAt + 15 * minuteMs);
  expect(later.map(({ effect }) => effect.kind)).toEqual(['create-thread', 'escalate', 'escalate', 'escalate']);
  expect(later.map(({ notBefore }) => notBefore)).toEqual([
    undefined,
    at + 15 * minuteMs,
    at + 30 * minuteMs,
    at + 60 * minuteMs,
  ]);
});

it('does not end the time before it is over, nor twice', () => {
  expect(decide(asked(), { type: 'end-asking', at })).toEqual({ ok: true, events: [], contents: [] });
  expect(eventsOf(decide(after(asked(), timeIsOver), timeIsOver))).toEqual([]);
  expect(eventsOf(decide(after(asked(), names(ids.staff)), timeIsOver))).toEqual([]);
});

it('frees a case whose assignee is named after the time', () => {
  const assigned = { ...after(asked(), timeIsOver), assigneeId: ids.leader };

  expect(eventsOf(decide(assigned, names(ids.leader))).map(({ type }) => type)).toEqual([
    'kept-from-named',
    'unassigned',
  ]);
});

it('asks again once too few are left, keeps it from everybody named until then, and takes fewer', () => {
  const named = after(asked(), names(ids.staff, ids.leader));
  const [, , , ysolde] = team;
  const shrunk = team.filter((member) => member !== ysolde);
  const broken = after(named, recheck(shrunk));
  const again = { ...names(ids.staff), staff: shrunk } as KeepFromCommand;

  expect(eventsOf(decide(named, recheck(team)))).toEqual([]);
  expect(broken.keeping?.phase).toBe('broken');
  expect(seenBy(broken)).toEqual([ids.otherStaff, lead.userId]);
  expect(eventsOf(decide(broken, recheck(shrunk)))).toEqual([]);
  expect(seenBy(after(broken, again))).toEqual([ids.otherStaff, ...leaders]);
});

it.each<[string, CaseState, boolean, ReturnType<typeof refuse>]>([
  ['somebody who is no leader', after(asked(), names(ids.staff)), false, refuse({ code: 'leaders-only' })],
  ['anybody, once it is taken back', after(asked(), drop), true, refuse({ code: 'keep-from-over' })],
  ['anybody, where there is none', opened(), true, refuse({ code: 'keep-from-over' })],
])('does not let %s lift the wish', (_who, state, isLeader, refusal) => {
  expect(decide(state, lift(isLeader))).toEqual(refusal);
});

it('asks nobody where nobody of the team is left anyway', () => {
  const words = { contentId: 'd1', kind: 'description', text: 'rowan, imke, halvard and ysolde' } as const;

  expect(asked({ description: words })).toMatchObject({ nobodyLeft: true, keeping: null });
});
