import { DiscordAPIError, HTTPError } from 'discord.js';
import { expect, it } from 'vitest';
import { createLog } from '../src/log.ts';

/** What the log writes for an error. */
function logged(err: unknown): Record<string, unknown> {
  const lines: string[] = [];
  createLog('info', { write: (line: string) => void lines.push(line) }).error({ err }, 'failed');
  return JSON.parse(lines[0] ?? '{}');
}

const secretBody = { json: { content: 'what a person wrote' }, files: undefined };

it('keeps code, status, method and route of an error of Discord, and neither token nor words', () => {
  const url = 'http://127.0.0.1:1/api/v10/webhooks/100000000000000001/aW50ZXJhY3Rpb24tdG9rZW4/messages/@original';
  const raw = { code: 50035, message: 'what a person wrote', errors: {} };
  const line = logged(new DiscordAPIError(raw, 50035, 400, 'PATCH', url, secretBody));

  expect(line['err']).toEqual({
    name: 'DiscordAPIError',
    code: 50035,
    status: 400,
    method: 'PATCH',
    route: '/api/v10/webhooks/100000000000000001/:token/messages/@original',
  });
  expect(JSON.stringify(line)).not.toMatch(/person wrote|aW50/u);
});

it('does the same for an error without a body of its own, and for the cause of another', () => {
  const url = 'http://127.0.0.1:1/api/v10/interactions/100000000000000001/c2VjcmV0/callback';
  const http = new HTTPError(502, 'Bad Gateway', 'POST', url, secretBody);
  const line = logged(new Error('effect failed', { cause: http }));

  expect(line['err']).toMatchObject({
    name: 'Error',
    message: 'effect failed',
    cause: { name: 'HTTPError', status: 502, route: '/api/v10/interactions/100000000000000001/:token/callback' },
  });
  expect(JSON.stringify(line)).not.toMatch(/person wrote|c2Vj/u);
});
