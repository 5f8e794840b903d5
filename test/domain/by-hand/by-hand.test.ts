import { expect, it } from 'vitest';
import type { ByHandCommandOf } from '../../../src/domain/by-hand/by-hand-command.ts';
import { barredEffects } from '../../../src/domain/by-hand/by-hand-effects.ts';
import { nextMendingAt, nextRemovalAt } from '../../../src/domain/by-hand/patience.ts';
import type { CaseState } from '../../../src/domain/case.ts';
import type { CaseCommand } from '../../../src/domain/command.ts';
import { decide } from '../../../src/domain/decide.ts';
import { effectsOf } from '../../../src/domain/effects.ts';
import { evolve } from '../../../src/domain/evolve.ts';
import { accept } from '../../../src/domain/ruling.ts';
import { eventsOf, ids, opened, openedAt } from '../given.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const at = openedAt + hourMs;
const threadId = ids.thread;

const withThread: CaseState = {
  ...opened(),
  thread: { round: 1, channelId: ids.channel, threadId, cardId: ids.card, broughtIds: [ids.staff] },
};

const mend = (time = at, change: Partial<ByHandCommandOf<'note-mended'>> = {}): ByHandCommandOf<'note-mended'> => {
  return { type: 'note-mended', threadId, what: ['archived', 'locked'], at: time, ...change };
};

const remove = (time = at, change: Partial<ByHandCommandOf<'note-removed'>> = {}): ByHandCommandOf<'note-removed'> => ({
  type: 'note-removed',
  threadId,
  userId: ids.subject,
  why: 'uninvited',
  since: time - 2000,
  until: time,
  letInBy: ids.staff,
  messages: 12,
  at: time,
  ...change,
});

/** One order after the other; what Discord is told of each. */
function after(commands: CaseCommand[], before = withThread) {
  const told: string[][] = [];
  const state = commands.reduce((from, command) => {
    const events = eventsOf(decide(from, command));
    const next = { ...events.reduce<CaseState>(evolve, from), version: from.version + 1 };
    told.push(events.flatMap((event) => effectsOf(next, event)).map(({ effect }) => effect.kind));
    return next;
  }, before);
  return { state, told };
}

it('puts on record what was wrong, and tells nobody', () => {
  expect(decide(withThread, mend())).toEqual(
    accept([{ type: 'thread-mended', threadId, what: ['archived', 'locked'], insists: false, at }]),
  );
  expect(after([mend()]).told).toEqual([[]]);
});

it('says nothing of a thread the case has left, or of nothing', () => {
  expect(decide(withThread, mend(at, { threadId: ids.channel }))).toEqual(accept([]));
  expect(decide(withThread, mend(at, { what: [] }))).toEqual(accept([]));
});

it('puts a thread right at most five times in an hour, and tells leaders once a day that somebody does not stop', () => {
  const times = [0, 1, 2, 3, 4].map((minutes) => at + minutes * minuteMs);
  const { state, told } = after(times.map((time) => mend(time)));

  expect(told).toEqual([[], [], [], [], ['tell-insisting']]);
  expect(nextMendingAt(state, at + 5 * minuteMs)).toBe(at + hourMs);
  expect(nextMendingAt(state, at + 2 * hourMs)).toBe(at + 2 * hourMs);
  const nextDay = [0, 1, 2, 3, 4].map((minutes) => at + 25 * hourMs + minutes * minuteMs);
  expect(after([mend(at + hourMs), ...nextDay.map((time) => mend(time))], state).told).toEqual([
    [],
    [],
    [],
    [],
    [],
    ['tell-insisting'],
  ]);
});

it('does not mistake now and then for again and again', () => {
  const { state, told } = after([0, 20, 40, 60, 80, 100].map((minutes) => mend(at + minutes * minuteMs)));

  expect(told.flat()).toEqual([]);
  expect(nextMendingAt(state, at + 101 * minuteMs)).toBe(at + 101 * minuteMs);
});

it('puts on record who was in the thread, tells it, and knows the same stay again', () => {
  const first = decide(withThread, remove());
  const { state, told } = after([remove(), remove(at + 500, { since: at - 2000 })]);

  expect(first).toEqual(accept([{ ...remove(), type: 'person-removed', tells: true, insists: false }]));
  expect(told).toEqual([['tell-removed'], []]);
  expect(state.removals).toEqual([{ userId: ids.subject, since: at - 2000, at, toldAt: at }]);
});

it('tells of the same person every ten minutes, and of three at most', () => {
  const again = [at, at + 9 * minuteMs, at + 10 * minuteMs].map((time) => remove(time));
  const many = ['1', '2', '3', '4', '5'].map((digit) => remove(at, { userId: `60000000000000000${digit}` }));

  expect(after(again).told).toEqual([['tell-removed'], [], ['tell-removed']]);
  expect(after(many).told.map((kinds) => kinds.length)).toEqual([1, 1, 1, 0, 0]);
});

it('says of somebody who left the team only that they are out', () => {
  const { state, told } = after([remove(at, { why: 'departed', userId: ids.staff, letInBy: null })]);

  expect(told).toEqual([[]]);
  expect(state.thread.broughtIds).toEqual([]);
});

it('takes somebody out ten times in ten minutes; then it takes its time, and leaders hear of it', () => {
  const times = Array.from({ length: 10 }, (_, index) => at + index * 1000);
  const { state, told } = after(times.map((time) => remove(time)));

  expect(told[0]).toEqual(['tell-removed']);
  expect(told.slice(1).flat()).toEqual(['tell-insisting']);
  expect(nextRemovalAt(state, ids.subject, at + 10_000)).toBe(at + 10 * minuteMs);
  expect(nextRemovalAt(state, ids.reporter, at + 10_000)).toBe(at + 10_000);
});

it('takes whoever becomes a party or recused out of the thread first of all', () => {
  const recused = { ...withThread, recusals: [{ userId: ids.staff, why: 'named' as const }] };

  expect(barredEffects(withThread, recused).map(({ effect }) => effect)).toEqual([
    { kind: 'take-out', userIds: [ids.staff] },
  ]);
  expect(barredEffects(recused, recused)).toEqual([]);
  expect(barredEffects(null, recused)).toEqual([]);
});
