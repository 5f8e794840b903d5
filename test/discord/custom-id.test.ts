import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decodeCustomId, encodeCustomId } from '../../src/discord/custom-id.ts';

it('reads back what it wrote, within the 100 characters of Discord', () => {
  const verb = fc.stringMatching(/^[a-z][a-z-]{1,30}$/u);
  const id = fc.stringMatching(/^[0-9a-z]{0,24}$/u);
  fc.assert(
    fc.property(verb, id, fc.nat(), (a, b, step) => {
      const written = encodeCustomId({ verb: a, id: b, step });
      expect(written.length).toBeLessThanOrEqual(100);
      expect(decodeCustomId(written)).toEqual({ verb: a, id: b, step });
    }),
  );
});

it.each([
  '',
  'x',
  'Show:1:0',
  'show-case:../../etc:0',
  'show-case:a:-1',
  'show-case:a:x',
  'show-case:a:1.5',
  'constructor',
])('takes nothing it has not made: %j', (customId) => {
  expect(decodeCustomId(customId)).toBeNull();
});

it('survives whatever somebody makes up', () => {
  fc.assert(fc.property(fc.string(), (anything) => decodeCustomId(anything) === null || anything.includes(':')));
});
