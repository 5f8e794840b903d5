import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';
import { expect, it } from 'vitest';
import { DeliveryError } from '../../src/app/ports.ts';
import { isUndeliverable, sortDiscordError } from '../../src/discord/discord-error.ts';

const url = 'http://127.0.0.1:1/api/v10/channels/1/messages';
const api = (status: number, code: number) =>
  new DiscordAPIError({ code, message: 'no' }, code, status, 'POST', url, { body: undefined, files: undefined });
const http = (status: number) => new HTTPError(status, 'no', 'POST', url, { body: undefined, files: undefined });

it.each([
  [404, 10003, 'gone'],
  [404, 10004, 'gone'],
  [404, 10007, 'gone'],
  [404, 10008, 'gone'],
  [404, 10013, 'gone'],
  [403, 50001, 'forbidden'],
  [403, 50013, 'forbidden'],
  [403, 50007, 'forbidden'],
  [403, 50278, 'forbidden'],
  [400, 50083, 'again'],
  [403, 50083, 'again'],
  [400, 160006, 'full'],
  [429, 30046, 'again'],
  [429, 20028, 'again'],
  [400, 40003, 'again'],
  [503, 130000, 'again'],
  [500, 0, 'again'],
  [401, 0, 'again'],
  [400, 50035, 'broken'],
  [400, 50006, 'broken'],
  [400, 50024, 'broken'],
])('sorts HTTP %i with code %i as %s', (status, code, sort) => {
  expect(sortDiscordError(api(status, code)).sort).toBe(sort);
});

it.each([
  [502, 'again'],
  [429, 'again'],
  [403, 'forbidden'],
  [404, 'gone'],
  [400, 'broken'],
])('sorts a page without a code, HTTP %i, as %s', (status, sort) => {
  expect(sortDiscordError(http(status)).sort).toBe(sort);
});

it.each([
  Object.assign(new Error('aborted'), { name: 'AbortError' }),
  Object.assign(new Error('read'), { code: 'ECONNRESET' }),
  Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }),
  Object.assign(new Error('socket'), { code: 'UND_ERR_SOCKET' }),
  new TypeError('fetch failed'),
  new Error('wrapped', { cause: Object.assign(new Error('x'), { code: 'ETIMEDOUT' }) }),
])('takes a lost connection for something that passes: %s', (err) => {
  expect(sortDiscordError(err).sort).toBe('again');
});

it('honours how long a rate limit lasts', () => {
  const limit = { timeToReset: 42_000, limit: 1, method: 'POST', hash: 'h', url, route: '/x', majorParameter: '1' };
  const sorted = sortDiscordError(
    new RateLimitError({ ...limit, global: false, retryAfter: 42_000, scope: 'user', sublimitTimeout: 0 }),
  );

  expect(sorted).toMatchObject({ sort: 'again', retryAfterMs: 42_000 });
});

it('takes a fault of our own for broken, and leaves sorted ones alone', () => {
  const sorted = new DeliveryError('gone', 'no channel');

  expect(sortDiscordError(new RangeError('ours')).sort).toBe('broken');
  expect(sortDiscordError(sorted)).toBe(sorted);
});

it.each([
  [403, 50007, true],
  [403, 50278, true],
  [404, 10013, true],
  [403, 50001, false],
  [500, 0, false],
])('knows when nothing reaches a person: HTTP %i, code %i: %s', (status, code, undeliverable) => {
  expect(isUndeliverable(api(status, code))).toBe(undeliverable);
});
