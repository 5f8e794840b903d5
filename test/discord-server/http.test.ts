import { afterEach, expect, it } from 'vitest';
import { call, closeScenes, codeOf, connect, found, scene, textChannel } from './scene.ts';

afterEach(closeScenes);

it('refuses calls without the token and records routes nobody modelled', async () => {
  const { server } = await scene();

  const stranger = await fetch(`${server.url}/api/v10/users/@me`);
  const unknown = await call(server, 'GET', '/users/@me/connections');

  expect([stranger.status, await stranger.json()]).toEqual([401, { message: '401: Unauthorized', code: 0 }]);
  expect([unknown.status, unknown.json]).toEqual([404, { message: '404: Not Found', code: 0 }]);
  expect(server.unmodelled).toEqual(['GET /users/@me/connections']);
});

it('sends bucket headers, and 429 with Retry-After when the bucket is empty', async () => {
  const { server, channels } = await scene({}, { rateScale: 1 });
  const path = `/channels/${found(channels.general).id}/messages`;
  const answers = [];

  for (let count = 0; count < 6; count += 1) answers.push(await call(server, 'POST', path, { content: `${count}` }));

  expect(answers.map((one) => one.status)).toEqual([200, 200, 200, 200, 200, 429]);
  expect(answers.map((one) => one.headers.get('x-ratelimit-remaining'))).toEqual(['4', '3', '2', '1', '0', '0']);
  expect(Number(answers[5]?.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
  expect(answers[5]?.json).toMatchObject({ global: false, message: expect.stringContaining('rate limited') });
});

it('keeps the buckets of two channels apart', async () => {
  const { server, channels } = await scene({ channels: { one: {}, two: {} } }, { rateScale: 0.2 });
  const send = (name: string) =>
    call(server, 'POST', `/channels/${found(channels[name]).id}/messages`, { content: 'x' });

  const statuses = [(await send('one')).status, (await send('one')).status, (await send('two')).status];

  expect(statuses).toEqual([200, 429, 200]);
});

it('limits all routes together to fifty a second, callbacks excepted', async () => {
  const { server } = await scene({}, { rateScale: 1 });
  const ask = async (path: string) => (await call(server, 'GET', path)).status;

  const statuses = await Promise.all(Array.from({ length: 60 }, (_, index) => ask(`/users/${index}`)));
  const callback = await call(server, 'POST', '/interactions/1/token/callback', { type: 5 });

  expect(statuses.filter((one) => one === 429).length).toBeGreaterThan(0);
  expect(callback.headers.get('x-ratelimit-global')).toBeNull();
  expect(server.globalCalls()).toBe(60);
});

it('lets the client wait by itself when the headers say the bucket is empty', async () => {
  const { server, channels } = await scene({}, { rateScale: 1 });
  const client = await connect(server);
  const general = textChannel(client, channels.general);

  await Promise.all(Array.from({ length: 5 }, (_, index) => general.send(`${index}`)));

  expect(server.requests.filter((one) => one.status === 429)).toEqual([]);
});

it('records what was asked: template, query, body, reason and times', async () => {
  const { server, channels, clock } = await scene();
  const client = await connect(server);

  await textChannel(client, channels.general).setTopic('new', 'because of “this”');
  await textChannel(client, channels.general).messages.fetch({ limit: 7 });

  expect(server.requests.at(-2)).toMatchObject({
    method: 'PATCH',
    route: '/channels/:channel',
    body: { topic: 'new' },
    reason: 'because of “this”',
    status: 200,
    at: clock.now(),
    countsGlobally: true,
  });
  expect(server.requests.at(-1)?.query).toEqual({ limit: '7' });
});

it('forgets the oldest records beyond the cap, and counts on', async () => {
  const { server } = await scene({}, { requestCap: 10 });

  for (let count = 0; count < 30; count += 1) await call(server, 'GET', '/users/@me');

  expect(server.requests.length).toBeLessThanOrEqual(13);
  expect(server.globalCalls()).toBe(30);
});

it('serves files of the CDN until they expire, fail or are held', async () => {
  const { server } = await scene();
  const { world, cdn } = server;
  const file = () => world.storeFile({ name: 'a b.txt', contentType: 'text/plain', bytes: Buffer.from('bytes') });
  const [fine, dead, broken, slow] = [file(), file(), file(), file()];
  const get = async (url: string) => {
    const response = await fetch(url);
    return [response.status, await response.text()];
  };

  cdn.expire(dead.id);
  cdn.fail(broken.id, 503);
  const hold = cdn.hold(slow.id);
  const waiting = get(slow.url);
  await hold.reached;
  hold.release();

  expect(await get(fine.url)).toEqual([200, 'bytes']);
  expect(await get(dead.url)).toEqual([404, 'This content is no longer available.']);
  expect(await get(broken.url)).toEqual([503, 'The CDN is unwell.']);
  expect(await waiting).toEqual([200, 'bytes']);
  expect(cdn.fetches.get(fine.id)).toBe(1);
});

it('answers broken JSON with 50109 and bodies over 25 MiB with 40005', async () => {
  const { server, channels } = await scene();
  const post = async (body: string | Uint8Array) => {
    const headers = { authorization: `Bot ${server.token}`, 'content-type': 'application/json' };
    const path = `${server.url}/api/v10/channels/${found(channels.general).id}/messages`;
    const response = await fetch(path, { method: 'POST', headers, body });
    return [response.status, ((await response.json()) as { code: number }).code];
  };

  expect(await post('{"content":')).toEqual([400, 50109]);
  expect(await post(new Uint8Array(25 * 1024 * 1024 + 1))).toEqual([413, 40005]);
});

it('throttles edits of messages older than an hour when asked to', async () => {
  const { server, channels, clock } = await scene({}, { refuseOldEdits: true });
  const client = await connect(server, { rest: { rejectOnRateLimit: () => true } });
  const message = await textChannel(client, channels.general).send('old');
  await message.edit('still young');
  clock.advance(3_600_001);

  const raw = await call(server, 'PATCH', `/channels/${message.channelId}/messages/${message.id}`, { content: 'x' });

  expect(raw).toMatchObject({ status: 429, json: { code: 30046 } });
  expect(raw.headers.get('retry-after')).toBe('1');
  expect(await codeOf(message.edit('x'))).toMatchObject({ name: expect.stringContaining('RateLimitError') });
});

it('runs many servers side by side', async () => {
  const [one, two] = await Promise.all([scene({ name: 'One' }), scene({ name: 'Two' })]);
  const clients = await Promise.all([connect(found(one).server), connect(found(two).server)]);

  expect(clients.map((client) => client.guilds.cache.map((guild) => guild.name))).toEqual([['One'], ['Two']]);
});
