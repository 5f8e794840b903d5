import fc from 'fast-check';
import { afterEach, expect, it } from 'vitest';
import { call, closeScenes, found, scene } from './scene.ts';

afterEach(closeScenes);

async function room() {
  const set = await scene();
  const path = `/channels/${found(set.channels.general).id}/messages`;
  return { ...set, path, post: (body: unknown) => call(set.server, 'POST', path, body) };
}

const v2 = 1 << 15;
const button = (fields: object = {}) => ({ type: 2, style: 1, label: 'ok', custom_id: 'a', ...fields });
const row = (...components: object[]) => ({ type: 1, components });
const option = (value: string) => ({ label: value, value });
const select = (fields: object = {}) => ({ type: 3, custom_id: 's', options: [option('a')], ...fields });
const text = (content: string) => ({ type: 10, content });
const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));

const refused: [string, object, number][] = [
  ['content over 2000', { content: 'x'.repeat(2001) }, 50035],
  ['nothing', {}, 50006],
  ['blank content', { content: '  ' }, 50006],
  ['eleven embeds', { embeds: times(11, () => ({ title: 'x' })) }, 50035],
  ['an embed title over 256', { embeds: [{ title: 'x'.repeat(257) }] }, 50035],
  ['an embed field value over 1024', { embeds: [{ fields: [{ name: 'n', value: 'x'.repeat(1025) }] }] }, 50035],
  ['26 embed fields', { embeds: [{ fields: times(26, () => ({ name: 'n', value: 'v' })) }] }, 50035],
  ['embeds over 6000 together', { embeds: times(2, () => ({ description: 'x'.repeat(3001) })) }, 50035],
  ['six rows', { content: 'x', components: times(6, (n) => row(button({ custom_id: `${n}` }))) }, 50035],
  [
    'six buttons in a row',
    { content: 'x', components: [row(...times(6, (n) => button({ custom_id: `${n}` })))] },
    50035,
  ],
  ['an empty row', { content: 'x', components: [row()] }, 50035],
  ['a select beside a button', { content: 'x', components: [row(select(), button())] }, 50035],
  ['a custom_id twice', { content: 'x', components: [row(button(), button())] }, 50035],
  ['a custom_id over 100', { content: 'x', components: [row(button({ custom_id: 'x'.repeat(101) }))] }, 50035],
  ['a label over 80', { content: 'x', components: [row(button({ label: 'x'.repeat(81) }))] }, 50035],
  ['a button without custom_id', { content: 'x', components: [row({ type: 2, style: 1, label: 'x' })] }, 50035],
  ['a link with custom_id', { content: 'x', components: [row(button({ style: 5, url: 'https://a.b' }))] }, 50035],
  ['26 options', { content: 'x', components: [row(select({ options: times(26, (n) => option(`${n}`)) }))] }, 50035],
  [
    'an option value twice',
    { content: 'x', components: [row(select({ options: [option('a'), option('a')] }))] },
    50035,
  ],
  ['a placeholder over 150', { content: 'x', components: [row(select({ placeholder: 'x'.repeat(151) }))] }, 50035],
  ['min_values over max_values', { content: 'x', components: [row(select({ min_values: 2, max_values: 1 }))] }, 50035],
  ['a text display without the V2 flag', { components: [text('x')] }, 50035],
  ['V2 with content', { flags: v2, content: 'x', components: [text('x')] }, 50035],
  ['V2 with embeds', { flags: v2, embeds: [{ title: 'x' }], components: [text('x')] }, 50035],
  ['V2 with nothing', { flags: v2, components: [] }, 50006],
  ['41 components', { flags: v2, components: times(41, () => text('x')) }, 50035],
  [
    '40 components and a container',
    { flags: v2, components: [{ type: 17, components: times(40, () => text('x')) }] },
    50035,
  ],
  [
    '4001 characters over two displays',
    { flags: v2, components: [text('x'.repeat(2001)), text('x'.repeat(2000))] },
    50035,
  ],
  ['a button at the top level', { flags: v2, components: [button()] }, 50035],
  [
    'a container in a container',
    { flags: v2, components: [{ type: 17, components: [{ type: 17, components: [text('x')] }] }] },
    50035,
  ],
  ['a section without accessory', { flags: v2, components: [{ type: 9, components: [text('x')] }] }, 50035],
  [
    'an id twice',
    {
      flags: v2,
      components: [
        { ...text('x'), id: 5 },
        { ...text('y'), id: 5 },
      ],
    },
    50035,
  ],
  [
    'a file that was not uploaded',
    { flags: v2, components: [{ type: 13, file: { url: 'attachment://a.txt' } }] },
    50035,
  ],
  ['users listed and parsed', { content: 'x', allowed_mentions: { parse: ['users'], users: ['1'] } }, 50035],
  ['101 users', { content: 'x', allowed_mentions: { users: times(101, (n) => `${n}`) } }, 50035],
  ['a nonce over 25', { content: 'x', nonce: 'x'.repeat(26) }, 50035],
];

it.each(refused)('refuses %s', async (_, body, code) => {
  const { post, server } = await room();

  const answer = await post(body);

  expect(answer).toMatchObject({ status: 400, json: { code } });
  expect(server.gateway.dispatches).toEqual([]);
});

it('accepts what lies exactly at the limits', async () => {
  const { post } = await room();
  const bodies = [
    { content: 'x'.repeat(2000), embeds: [{ description: 'x'.repeat(4096), footer: { text: 'x'.repeat(1904) } }] },
    {
      content: 'x',
      components: times(5, (line) =>
        row(...times(5, (n) => button({ custom_id: `${line}-${n}`, label: 'x'.repeat(80) }))),
      ),
    },
    { content: 'x', components: [row(select({ options: times(25, (n) => option(`${n}`)), max_values: 25 }))] },
    { flags: v2, components: times(40, () => text('x'.repeat(100))) },
    {
      flags: v2,
      components: [
        { type: 9, components: [text('x')], accessory: button() },
        { type: 14 },
        row(button({ custom_id: 'b' })),
      ],
    },
    { content: '', nonce: 'x'.repeat(25), embeds: [{ title: 'x' }] },
  ];

  for (const body of bodies) expect((await post(body)).status).toBe(200);
});

it('names the place of an error the way Discord does', async () => {
  const { post } = await room();

  const answer = await post({ content: 'x', components: [row(button({ label: 'x'.repeat(81) }))] });

  const leaf = [{ code: expect.any(String), message: expect.stringContaining('80') }];
  expect(answer.json).toMatchObject({
    errors: { components: { 0: { components: { 0: { label: { _errors: leaf } } } } } },
  });
});

it('stores component ids as sent and numbers the rest', async () => {
  const { post, server } = await room();

  const answer = await post({
    flags: v2,
    components: [{ ...text('a'), id: 2 }, text('b'), { type: 17, components: [text('c')] }],
  });

  const id = (answer.json as { id: string }).id;
  const stored = found(
    [...server.world.channels.values()].map((one) => server.world.message(one.id, id)).find((one) => one !== undefined),
  );
  expect(stored.components).toMatchObject([{ id: 2 }, { id: 1 }, { id: 3, components: [{ id: 4 }] }]);
});

it('counts lengths the same for any text', async () => {
  const { post } = await room();

  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1990, max: 2010 }), async (length) => {
      expect((await post({ content: 'a'.repeat(length) })).status).toBe(length <= 2000 ? 200 : 400);
    }),
    { numRuns: 10 },
  );
});

it('refuses eleven files, and a file over the limit of the guild', async () => {
  const { server, path, guild } = await room();
  const upload = async (count: number, size: number) => {
    const form = new FormData();
    for (let index = 0; index < count; index += 1)
      form.append(`files[${index}]`, new Blob([new Uint8Array(size)]), `f${index}.bin`);
    form.append('payload_json', '{}');
    const headers = { authorization: `Bot ${server.token}` };
    const response = await fetch(`${server.url}/api/v10${path}`, { method: 'POST', headers, body: form });
    return [response.status, ((await response.json()) as { code?: number }).code];
  };
  guild.fileLimit = 1000;

  expect(await upload(11, 1)).toEqual([400, 30015]);
  expect(await upload(1, 1001)).toEqual([413, 40005]);
  expect(await upload(10, 1000)).toEqual([200, undefined]);
});
