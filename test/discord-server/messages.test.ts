import { createHash } from 'node:crypto';
import { AttachmentBuilder, MessageFlags, PermissionFlagsBits as bits, TextDisplayBuilder } from 'discord.js';
import { afterEach, expect, it } from 'vitest';
import { setOverwrite } from '../support/discord-server/world/channels.ts';
import { postMessage } from '../support/discord-server/world/messages.ts';
import { call, closeScenes, codeOf, connect, found, scene, textChannel, until } from './scene.ts';

afterEach(closeScenes);

async function talking(options: Parameters<typeof scene>[1] = {}, plan: Parameters<typeof scene>[0] = {}) {
  const set = await scene({ channels: { general: {}, other: {} }, ...plan }, options);
  const client = await connect(set.server);
  return {
    ...set,
    client,
    world: set.server.world,
    room: found(set.channels.general),
    general: textChannel(client, set.channels.general),
  };
}

it.each(['before', 'after'] as const)(
  'sends, edits and deletes, with each event %s the reply exactly once',
  async (eventOrder) => {
    const { general, client, world, room } = await talking({ eventOrder });
    const heard: string[] = [];
    client.on('messageCreate', (message) => heard.push(`+ ${message.content}`));
    client.on('messageUpdate', (_, message) => heard.push(`~ ${message.content}`));
    client.on('messageDelete', (message) => heard.push(`- ${message.content}`));

    const message = await general.send('one');
    await message.edit('two');
    expect(world.message(room.id, message.id)).toMatchObject({ content: 'two', edited_timestamp: expect.any(String) });
    await message.delete();
    await until(() => heard.length === 3);

    expect(heard).toEqual(['+ one', '~ two', '- two']);
    expect(world.messagesOf(room.id).size).toBe(0);
  },
);

it('lists by before, after, around and limit, newest first', async () => {
  const { general, world, room, owner } = await talking();
  const ids = ['a', 'b', 'c', 'd', 'e'].map(
    (content) => postMessage(world, { channel: room, author: owner, content }).id,
  );
  const contents = async (query: object) =>
    [...(await general.messages.fetch({ cache: false, ...query })).values()].map((one) => one.content);

  expect(await contents({ limit: 2 })).toEqual(['e', 'd']);
  expect(await contents({ before: ids[2] })).toEqual(['b', 'a']);
  expect(await contents({ after: ids[2], limit: 1 })).toEqual(['d']);
  expect(await contents({ around: ids[2], limit: 3 })).toEqual(['d', 'c', 'b']);
});

it('answers an empty list without the right to read history, and refuses single messages', async () => {
  const { general, world, room, guild, owner, botRole } = await talking();
  const { id } = postMessage(world, { channel: room, author: owner, content: 'old' });
  setOverwrite(world, room, guild.id, { id: guild.id, type: 0, allow: 0n, deny: bits.ReadMessageHistory });
  setOverwrite(world, room, botRole.id, { id: botRole.id, type: 0, allow: 0n, deny: bits.ReadMessageHistory });

  expect((await general.messages.fetch({ limit: 5 })).size).toBe(0);
  expect(await codeOf(general.messages.fetch({ message: id, force: true }))).toBe(50001);
});

it('makes one message of a repeated nonce within five minutes, and two after that', async () => {
  const { general, world, room, clock } = await talking();
  const body = { content: 'once', nonce: 'n-1', enforceNonce: true };

  const first = await general.send(body);
  const again = await general.send(body);
  clock.advance(5 * 60_000);
  const later = await general.send(body);

  expect(again.id).toBe(first.id);
  expect(later.id).not.toBe(first.id);
  expect(world.messagesOf(room.id).size).toBe(2);
});

it('answers 10008 when the message of the nonce was deleted meanwhile', async () => {
  const { general } = await talking();
  const body = { content: 'once', nonce: 'n-1', enforceNonce: true };
  await (await general.send(body)).delete();

  expect(await codeOf(general.send(body))).toBe(10008);
});

it('keeps uploaded bytes, serves them, and drops them with the message', async () => {
  const { general, server } = await talking();
  const bytes = Buffer.from('some evidence');

  const message = await general.send({
    files: [new AttachmentBuilder(bytes, { name: 'proof one.txt', description: 'what I saw' })],
  });
  const attachment = found(message.attachments.first());
  const served = await (await fetch(attachment.url)).text();

  expect(served).toBe('some evidence');
  expect(attachment).toMatchObject({ description: 'what I saw', size: bytes.byteLength });
  expect(server.requests.at(-1)?.files).toEqual([
    { name: expect.stringContaining('proof'), size: 13, sha256: createHash('sha256').update(bytes).digest('hex') },
  ]);
  await message.delete();
  expect((await fetch(attachment.url)).status).toBe(404);
});

it('keeps of the attachments what an edit lists', async () => {
  const { general } = await talking();
  const files = ['a', 'b'].map((name) => new AttachmentBuilder(Buffer.from(name), { name: `${name}.txt` }));
  const message = await general.send({ files });

  const edited = await message.edit({
    attachments: [found(message.attachments.last())],
    files: [new AttachmentBuilder(Buffer.from('c'), { name: 'c.txt' })],
  });

  expect(edited.attachments.map((one) => one.name)).toEqual(['b.txt', 'c.txt']);
});

it('forwards a snapshot without author, and refuses anything beside it', async () => {
  const { general, client, channels, world, owner, room, server } = await talking();
  postMessage(world, { channel: room, author: owner, content: 'said this' });
  const source = found((await general.messages.fetch({ limit: 1 })).first());

  const forward = await source.forward(textChannel(client, channels.other));

  expect(forward.flags.has(MessageFlags.HasSnapshot)).toBe(true);
  const stored = found(world.message(forward.channelId, forward.id));
  expect(stored.message_snapshots).toMatchObject([{ message: { content: 'said this' } }]);
  expect(JSON.stringify(stored.message_snapshots)).not.toContain('"author"');
  const reference = { type: 1, message_id: source.id, channel_id: room.id };
  const poll = { question: { text: 'Which?' }, answers: [{ poll_media: { text: 'This' } }] };
  for (const beside of [{ content: 'x' }, { sticker_ids: ['900000000000000009'] }, { poll }]) {
    const both = await call(server, 'POST', `/channels/${room.id}/messages`, {
      ...beside,
      message_reference: reference,
    });
    expect(both.json).toMatchObject({ code: 50035 });
  }
});

it('replies to a message of the channel and refuses unknown ones', async () => {
  const { general, world, room, owner } = await talking();
  const { id } = postMessage(world, { channel: room, author: owner, content: 'question' });

  const reply = await general.send({ content: 'answer', reply: { messageReference: id } });

  expect(reply.reference?.messageId).toBe(id);
  expect(await codeOf(general.send({ content: 'answer', reply: { messageReference: '100000000000000000' } }))).toBe(
    50035,
  );
});

it('deletes many at once, but none older than fourteen days', async () => {
  const { general, world, room, owner, clock } = await talking();
  const old = postMessage(world, { channel: room, author: owner, content: 'old' });
  clock.advance(15 * 24 * 3_600_000);
  const [one, two, three] = ['1', '2', '3'].map(
    (content) => postMessage(world, { channel: room, author: owner, content }).id,
  );

  await general.bulkDelete([found(one), found(two)]);
  expect(await codeOf(general.bulkDelete([found(three), old.id]))).toBe(50034);

  expect([...world.messagesOf(room.id).values()].map((message) => message.content)).toEqual(['old', '3']);
});

it('leaves messages of others alone without MANAGE_MESSAGES, and never edits them', async () => {
  const { general, world, room, owner, server, guild, botRole } = await talking();
  const { id } = postMessage(world, { channel: room, author: owner, content: 'theirs' });

  expect(await codeOf(general.messages.edit(id, 'mine now'))).toBe(50005);
  await general.messages.delete(id);
  expect(guild.auditLog.at(-1)).toMatchObject({ action_type: 72, user_id: world.bot.id, target_id: owner.id });
  setOverwrite(world, room, botRole.id, { id: botRole.id, type: 0, allow: 0n, deny: bits.ManageMessages });
  const other = postMessage(world, { channel: room, author: owner, content: 'theirs too' });
  expect(await codeOf(general.messages.delete(other.id))).toBe(50013);
  expect(server.unmodelled).toEqual([]);
});

it('pins and unpins, and lists what is pinned', async () => {
  const { general, world, room } = await talking();
  const message = await general.send('keep this');

  await message.pin();
  const pins = await general.messages.fetchPins();
  expect(pins.items.map((one) => one.message.content)).toEqual(['keep this']);
  await message.unpin();

  expect((await general.messages.fetchPins()).items).toEqual([]);
  expect([...world.messagesOf(room.id).values()].map((one) => one.type)).toEqual([0, 6]);
});

it('reacts as the bot', async () => {
  const { general, world, room } = await talking();
  const message = await general.send('vote');

  await message.react('✅');

  expect([...found(world.message(room.id, message.id)).reactions]).toEqual([['✅', new Set([world.bot.id])]]);
});

it('pings people, mentionable roles and everyone only as far as it is allowed to', async () => {
  const { general, world, room, people, roles, owner } = await talking(
    {},
    {
      roles: { staff: { mentionable: true } },
      people: { alice: [], mod: ['staff'] },
    },
  );
  const alice = found(people.alice);
  const mod = found(people.mod);
  const content = `<@${alice.id}> <@&${found(roles.staff).id}> @everyone`;
  const pinged = async (allowedMentions?: object) => {
    const { id } = await general.send({ content, ...(allowedMentions === undefined ? {} : { allowedMentions }) });
    return found(world.message(room.id, id)).pinged.toSorted();
  };

  expect(await pinged()).toEqual([alice.id, mod.id, owner.id].toSorted());
  expect(await pinged({ parse: [] })).toEqual([]);
  expect(await pinged({ users: [alice.id] })).toEqual([alice.id]);
  expect(await pinged({ parse: ['roles'] })).toEqual([mod.id]);
});

it('sends Components V2 with ids filled in, keeps the flag on edits and pings from text displays', async () => {
  const { general, world, room, people } = await talking({}, { people: { alice: [] } });
  const alice = found(people.alice);

  const message = await general.send({
    flags: MessageFlags.IsComponentsV2,
    components: [
      new TextDisplayBuilder({ content: `Hello <@${alice.id}>` }),
      new TextDisplayBuilder({ id: 7, content: 'there' }),
    ],
  });
  await message.edit({ components: [new TextDisplayBuilder({ content: 'edited' })] });

  const stored = found(world.message(room.id, message.id));
  expect(stored).toMatchObject({
    flags: 1 << 15,
    pinged: [alice.id],
    components: [{ type: 10, id: 1, content: 'edited' }],
  });
  expect(await codeOf(message.edit({ content: 'plain' }))).toBe(50035);
});

it('lists pins page by page, and says whether there are more', async () => {
  const { general, clock, room, world, owner } = await talking();
  for (const content of ['first', 'second', 'third']) {
    postMessage(world, { channel: room, author: owner, content }).pinned = true;
    clock.advance(1000);
  }
  const page = await general.messages.fetchPins({ limit: 2 });
  const last = found(page.items.at(-1)).pinnedAt;
  const rest = await general.messages.fetchPins({ before: last });

  expect([page.hasMore, page.items.map(({ message }) => message.content)]).toEqual([true, ['third', 'second']]);
  expect([rest.hasMore, rest.items.map(({ message }) => message.content)]).toEqual([false, ['first']]);
});

it('takes no poll beside the new components', async () => {
  const { room, server } = await talking();
  const body = {
    flags: MessageFlags.IsComponentsV2,
    components: [{ type: 10, content: 'x' }],
    poll: { question: { text: 'Which?' }, answers: [{ poll_media: { text: 'This' } }] },
  };
  expect((await call(server, 'POST', `/channels/${room.id}/messages`, body)).json).toMatchObject({ code: 50035 });
});
