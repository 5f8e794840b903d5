import { afterEach, expect, it } from 'vitest';
import { call, closeScenes, codeOf, connect, found, scene, textChannel, until } from './scene.ts';

afterEach(closeScenes);

const sending = { method: 'POST', path: '/channels/:channel/messages' };

async function talking(rest: object = {}) {
  const set = await scene({ channels: { general: {} } });
  const client = await connect(set.server, { rest: { ...rest } });
  const stored = () =>
    [...set.server.world.messagesOf(found(set.channels.general).id).values()].map((one) => one.content);
  return { ...set, client, stored, faults: set.server.faults, general: textChannel(client, set.channels.general) };
}

it('answers 500 before the change: the client tries again and one message comes of it', async () => {
  const { faults, general, stored } = await talking();
  const fault = faults.next(sending, { status: 500 }, 2);

  await general.send('hello');

  expect(stored()).toEqual(['hello']);
  expect(fault.hits).toBe(2);
});

it('answers 502 after the change: the retry makes a second message unless a nonce prevents it', async () => {
  const { faults, general, stored } = await talking();
  faults.next(sending, { status: 502, after: true });
  await general.send('twice');
  faults.next(sending, { status: 502, after: true });
  await general.send({ content: 'once', nonce: '1', enforceNonce: true });

  expect(stored()).toEqual(['twice', 'twice', 'once']);
});

it.each([
  ['before', ['hello']],
  ['after', ['hello', 'hello']],
] as const)('cuts the connection %s the change', async (drop, outcome) => {
  const { faults, general, stored } = await talking();
  faults.next(sending, { drop });

  await general.send('hello');

  expect(stored()).toEqual(outcome);
});

it('holds a request before the change and applies it when released', async () => {
  const { faults, general, stored } = await talking();
  const hold = faults.next(sending, { hold: 'before' });
  const sent = general.send('held');
  await hold.reached;
  expect(stored()).toEqual([]);

  hold.release({ apply: true });
  await sent;

  expect(stored()).toEqual(['held']);
});

it('applies a held request late although its client has gone', async () => {
  const { faults, channels, server, stored } = await talking();
  const hold = faults.next(sending, { hold: 'before' });
  const gone = new AbortController();
  const path = `${server.url}/api/v10/channels/${found(channels.general).id}/messages`;
  const headers = { authorization: `Bot ${server.token}`, 'content-type': 'application/json' };
  const request = fetch(path, { method: 'POST', headers, body: '{"content":"late"}', signal: gone.signal });
  await hold.reached;
  gone.abort();
  await expect(request).rejects.toThrow(/abort/u);

  hold.release({ apply: true });
  await until(() => stored().length === 1);

  expect(stored()).toEqual(['late']);
});

it('throws a held request away when released so', async () => {
  const { faults, general, stored } = await talking({ retries: 0 });
  const hold = faults.next(sending, { hold: 'before' });
  const sent = codeOf(general.send('gone'));
  await hold.reached;

  hold.release({ apply: false });

  expect(await sent).toBe('ECONNRESET');
  expect(stored()).toEqual([]);
});

it('holds the answer after the change', async () => {
  const { faults, general, stored } = await talking();
  const hold = faults.next(sending, { hold: 'after' });
  const sent = general.send('done already');
  await hold.reached;
  expect(stored()).toEqual(['done already']);

  hold.release();

  expect((await sent).content).toBe('done already');
});

it('answers later than the client waits', async () => {
  const { faults, general, stored } = await talking({ timeout: 50, retries: 0 });
  faults.next(sending, { lateMs: 200 });

  await expect(general.send('slow')).rejects.toThrow(/abort/iu);

  expect(stored()).toEqual(['slow']);
});

it('lets somebody be faster', async () => {
  const { faults, general, server, stored, channels } = await talking();
  const message = await general.send('here');
  const there = found(server.world.message(found(channels.general).id, message.id));
  faults.next({ method: 'PATCH' }, { meanwhile: () => server.world.deleteMessage(there) });

  expect(await codeOf(message.edit('changed'))).toBe(10008);
  expect(stored()).toEqual([]);
});

it('answers a page of HTML, for which there is no code', async () => {
  const { faults, general } = await talking();
  faults.next(sending, { nonJson: 403 });

  await expect(general.send('x')).rejects.toMatchObject({ status: 403, code: undefined });
});

it('answers any error of Discord', async () => {
  const { faults, general, stored } = await talking();
  faults.next(sending, { apiError: { status: 403, code: 50013, message: 'Missing Permissions' } });

  expect(await codeOf(general.send('x'))).toBe(50013);
  expect(stored()).toEqual([]);
});

it.each(['user', 'shared', 'global'] as const)(
  'answers 429 of the %s kind with the header the client waits by',
  async (scope) => {
    const { faults, general, server, stored } = await talking();
    const fault = faults.next(sending, { status: 429, retryAfter: scope === 'user' ? 1 : 0, scope });

    await general.send('patient');

    expect(stored()).toEqual(['patient']);
    expect(fault.hits).toBe(1);
    faults.next({}, { status: 429, retryAfter: 3, scope });
    const { headers, json } = await call(server, 'GET', '/users/@me');
    expect([headers.get('retry-after'), headers.get('x-ratelimit-scope')]).toEqual(['3', scope]);
    expect(headers.get('x-ratelimit-global')).toBe(scope === 'global' ? 'true' : null);
    expect(json).toMatchObject({ global: scope === 'global', retry_after: 3 });
  },
);

it('picks requests by method, by path, by pattern and by body, until switched off', async () => {
  const { faults, general, stored } = await talking();
  const refusal = { apiError: { status: 400, code: 1, message: 'no' } };
  const fault = faults.always({ path: /messages$/u, body: (body) => body.content === 'bad' }, refusal);

  await general.send('good');
  expect(await codeOf(general.send('bad'))).toBe(1);
  expect(await codeOf(general.send('bad'))).toBe(1);
  fault.off();
  await general.send('bad');

  expect(fault.hits).toBe(2);
  expect(stored()).toEqual(['good', 'bad']);
});
