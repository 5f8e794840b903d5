import fc from 'fast-check';
import { expect, it } from 'vitest';
import { backoffMs } from '../../src/jobs/backoff.ts';

const minutes = 60_000;

it.each([
  [1, 0.5, 1],
  [2, 1, 2],
  [3, 2, 4],
  [8, 64, 128],
  [12, 150, 300],
])('waits after attempt %i between %d and %d seconds', (attempts, least, most) => {
  expect(backoffMs(attempts, 0)).toBe(least * 1000);
  expect(backoffMs(attempts, 1)).toBe(most * 1000);
});

it('never waits longer than five minutes, however long Discord is away', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e9 }), fc.double({ min: 0, max: 1, noNaN: true }), (attempts, fraction) => {
      const wait = backoffMs(attempts, fraction);
      expect(wait).toBeGreaterThanOrEqual(500);
      expect(wait).toBeLessThanOrEqual(5 * minutes);
    }),
  );
});
