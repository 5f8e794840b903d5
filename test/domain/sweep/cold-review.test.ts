import { expect, it } from 'vitest';
import type { CaseState } from '../../../src/domain/case.ts';
import { decide } from '../../../src/domain/decide.ts';
import { effectsOf } from '../../../src/domain/effects.ts';
import { evolve } from '../../../src/domain/evolve.ts';
import { monthsBefore, sleepsTooLong } from '../../../src/domain/sweep/cold-review.ts';
import { eventsOf, opened } from '../given.ts';

const on = (date: string) => Date.parse(date);

it.each([
  ['2027-03-15T10:00:00Z', 12, '2026-03-15T10:00:00Z'],
  ['2027-01-31T10:00:00Z', 11, '2026-02-28T10:00:00Z'],
  ['2028-03-31T00:00:00Z', 1, '2028-02-29T00:00:00Z'],
  ['2028-02-29T00:00:00Z', 12, '2027-02-28T00:00:00Z'],
  ['2026-12-31T23:59:59Z', 60, '2021-12-31T23:59:59Z'],
])('%s is %i months after %s', (now, months, then) => {
  expect(monthsBefore(on(now), months)).toBe(on(then));
});

const asleepAt = on('2026-03-15T10:00:00Z');
const asleep: CaseState = {
  ...opened(),
  status: 'cold',
  shelf: { ...opened().shelf, since: asleepAt },
};
const yearLater = on('2027-03-15T10:00:00Z');
const bring = (when: number, round = when, together = true) =>
  ({ type: 'bring-before-leaders', coldReviewMonths: 12, round, together, at: when }) as const;

it.each<[string, Partial<CaseState>, number, boolean]>([
  ['a second too early', {}, yearLater - 1000, false],
  ['to the second', {}, yearLater, true],
  ['revived meanwhile', { status: 'triage' }, yearLater, false],
  ['held on', { heldUntil: yearLater + 1 }, yearLater, false],
  ['held until now', { heldUntil: yearLater }, yearLater, true],
  ['looked at in between', { broughtUp: { round: 1, together: true, at: asleepAt + 1 } }, yearLater, false],
  ['asleep again since', { shelf: { ...asleep.shelf, since: asleepAt + 1 } }, yearLater, false],
])('knows whether a case sleeps too long: %s', (_how, now, when, expected) => {
  expect(sleepsTooLong({ ...asleep, ...now }, 12, when)).toBe(expected);
});

it('comes before the leaders once a look, and again after as long a time', () => {
  const [event, ...others] = eventsOf(decide(asleep, bring(yearLater)));
  expect(event).toMatchObject({ type: 'came-before-leaders', asleepSince: asleepAt, months: 12 });
  expect(others).toEqual([]);
  if (event === undefined) throw new Error('Nothing came');
  const after = evolve(asleep, event);

  expect(eventsOf(decide(after, bring(yearLater)))).toEqual([]);
  expect(eventsOf(decide(after, bring(on('2028-03-15T09:59:59Z'))))).toEqual([]);
  expect(eventsOf(decide(after, bring(on('2028-03-15T10:00:00Z'))))).toHaveLength(1);
});

it.each([
  [true, []],
  [false, ['tell-asleep']],
])('is told where it rests unless it is told together with others: %s', (together, kinds) => {
  const events = eventsOf(decide(asleep, bring(yearLater, yearLater, together)));
  const next = events.reduce<CaseState>(evolve, asleep);

  expect(events.flatMap((event) => effectsOf(next, event)).map(({ effect }) => effect.kind)).toEqual(kinds);
});
