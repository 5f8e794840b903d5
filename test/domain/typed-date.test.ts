import { expect, it } from 'vitest';
import { typedDate } from '../../src/domain/typed-date.ts';

const now = Date.UTC(2026, 8, 1, 9, 30);
const day = 24 * 60 * 60 * 1000;

it.each([
  ['7d', 'UTC', now + 7 * day],
  [' 2 W ', 'UTC', now + 14 * day],
  ['2026-12-01', 'UTC', Date.UTC(2026, 11, 1)],
  ['2026-12-01', 'Europe/Berlin', Date.UTC(2026, 10, 30, 23)],
  ['2026-07-01', 'Europe/Berlin', Date.UTC(2026, 5, 30, 22)],
  ['2026-10-25', 'Europe/Berlin', Date.UTC(2026, 9, 24, 22)],
  ['2026-12-01', 'America/New_York', Date.UTC(2026, 11, 1, 5)],
  ['2026-12-01', 'Asia/Kolkata', Date.UTC(2026, 10, 30, 18, 30)],
  ['2024-02-29', 'UTC', Date.UTC(2024, 1, 29)],
])('reads %j in %s', (typed, zone, expected) => {
  expect(typedDate(typed, now, zone)).toBe(expected);
});

it.each([
  '',
  'tomorrow',
  'next week',
  '2026-02-30',
  '2026-13-01',
  '01.12.2026',
  '7',
  'd',
  '2026-12-01T10:00',
  '99999d',
])('does not guess what %j means', (typed) => {
  expect(typedDate(typed, now, 'UTC')).toBeNull();
});
