import { ChannelType, PermissionFlagsBits as bits, ThreadAutoArchiveDuration } from 'discord.js';
import { afterEach, expect, it } from 'vitest';
import { canSee } from '../support/discord-server/rules/visibility.ts';
import { hiddenFromOthers, newMember } from '../support/discord-server/world/build.ts';
import { setOverwrites } from '../support/discord-server/world/channels.ts';
import { updateRole } from '../support/discord-server/world/guilds.ts';
import { addThreadMember, createThread, removeThreadMember } from '../support/discord-server/world/threads.ts';
import { call, closeScenes, codeOf, connect, found, until } from './scene.ts';
import { caseThread } from './thread-scene.ts';

afterEach(closeScenes);

it('makes a private thread that the client knows as joined, with the fields that were asked for', async () => {
  const { thread, stored, world, parent } = await caseThread();

  expect(thread).toMatchObject({
    name: 'case-1',
    parentId: parent.id,
    invitable: false,
    ownerId: world.bot.id,
    joined: true,
  });
  expect(stored.threadMembers.has(world.bot.id)).toBe(true);
  expect(stored.thread_metadata).toMatchObject({ archived: false, locked: false, auto_archive_duration: 4320 });
});

it('needs CREATE_PRIVATE_THREADS and a text channel for a private thread', async () => {
  const { cases, world, botRole, guild, server, channels } = await caseThread();
  const refusal = await call(server, 'POST', `/channels/${found(channels.forum).id}/threads`, { name: 'x', type: 12 });
  expect(refusal.json).toMatchObject({ code: 50035 });

  updateRole(world, guild, botRole, { permissions: botRole.permissions & ~bits.CreatePrivateThreads });

  expect(await codeOf(cases.threads.create({ name: 'x', type: ChannelType.PrivateThread }))).toBe(50013);
});

it('adds and removes members, says so in the thread, and tells the bot', async () => {
  const { thread, client, world, alice } = await caseThread();
  const changes: string[] = [];
  client.on('threadMembersUpdate', (added, removed) => changes.push(`+${added.size} -${removed.size}`));

  await thread.members.add(alice.id);
  expect(canSee(world, alice.id, thread.id)).toBe(true);
  await thread.members.add(alice.id);
  await thread.members.remove(alice.id);
  await until(() => changes.length === 2);

  expect(changes).toEqual(['+1 -0', '+0 -1']);
  expect(canSee(world, alice.id, thread.id)).toBe(false);
  expect([...world.messagesOf(thread.id).values()].map((one) => [one.type, one.mentions])).toEqual([
    [1, [alice.id]],
    [2, [alice.id]],
  ]);
});

it('lists members by pages with their membership', async () => {
  const { thread, world, stored, guild } = await caseThread();
  for (let count = 0; count < 5; count += 1)
    addThreadMember(world, stored, newMember(world, guild, { username: `m${count}` }).user.id);

  const all = await thread.members.fetch();
  const page = await thread.members.fetch({ limit: 2, withMember: true, after: world.bot.id });

  expect(all.size).toBe(6);
  expect(page.map((one) => one.guildMember?.user.username)).toEqual(['m0', 'm1']);
  expect(await codeOf(thread.members.add('100000000000000000'))).toBe(10007);
});

it('refuses everything in an archived thread but reopening it, and reopens it for a message', async () => {
  const { thread, client, alice } = await caseThread();
  const message = await thread.send('first');
  await thread.setArchived(true);

  expect(await codeOf(message.edit('second'))).toBe(50083);
  expect(await codeOf(message.react('👍'))).toBe(50083);
  expect(await codeOf(thread.members.add(alice.id))).toBe(50083);
  expect(await codeOf(thread.setLocked(true))).toBe(50083);

  const order: string[] = [];
  client.on('raw', (packet: { t: string }) => order.push(packet.t));
  await thread.send('again');
  await until(() => order.length === 2);
  expect(order).toEqual(['THREAD_UPDATE', 'MESSAGE_CREATE']);
  expect(thread.archived).toBe(false);
});

it('locks and archives in one call, and keeps a locked thread shut for those who do not manage threads', async () => {
  const { thread, world, guild, botRole, stored } = await caseThread();

  await thread.edit({ archived: true, locked: true });
  expect(stored.thread_metadata).toMatchObject({ archived: true, locked: true });
  updateRole(world, guild, botRole, { permissions: botRole.permissions & ~bits.ManageThreads });

  expect(await codeOf(thread.send('hello?'))).toBe(160005);
});

it('renames twice in ten minutes, then answers 429 although the bucket has room', async () => {
  const { thread, server, clock, world } = await caseThread();
  const rename = (name: string) => call(server, 'PATCH', `/channels/${thread.id}`, { name });

  await rename('case-1a');
  await rename('case-1b');
  clock.advance(60_000);
  const third = await rename('case-1c');
  expect(third.status).toBe(429);
  expect(Number(third.headers.get('retry-after'))).toBe(540);
  expect(Number(third.headers.get('x-ratelimit-remaining'))).toBeGreaterThan(0);

  clock.advance(540_000);
  expect((await rename('case-1c')).status).toBe(200);
  expect([...world.messagesOf(thread.id).values()].map((one) => [one.type, one.content])).toEqual([
    [4, 'case-1a'],
    [4, 'case-1b'],
    [4, 'case-1c'],
  ]);
});

it('renames and archives in one call, leaving the thread archived', async () => {
  const { thread, stored } = await caseThread();

  await thread.edit({ name: 'closed', archived: true, locked: true });

  expect(stored).toMatchObject({ name: 'closed', thread_metadata: { archived: true, locked: true } });
});

it('ignores parent_id: a thread cannot move', async () => {
  const { thread, server, parent, channels } = await caseThread();

  await call(server, 'PATCH', `/channels/${thread.id}`, {
    parent_id: found(channels.forum).id,
    rate_limit_per_user: 5,
  });

  expect(server.world.channel(thread.id)).toMatchObject({ parent_id: parent.id, rate_limit_per_user: 5 });
});

it('archives an idle thread by the clock, counted from its last message', async () => {
  const { thread, world, clock, cases } = await caseThread();
  const short = await cases.threads.create({
    name: 'short',
    type: ChannelType.PrivateThread,
    autoArchiveDuration: ThreadAutoArchiveDuration.OneHour,
  });

  clock.advance(50 * 60_000);
  await short.send('still busy');
  clock.advance(50 * 60_000);
  expect(world.channel(short.id)?.thread_metadata?.archived).toBe(false);
  clock.advance(10 * 60_000);

  await until(() => short.archived === true);
  expect(thread.archived).toBe(false);
});

it('refuses new and reopened threads over the cap of active ones', async () => {
  const { thread, cases, guild } = await caseThread();
  guild.activeThreadCap = 2;
  await cases.threads.create({ name: 'second' });
  expect(await codeOf(cases.threads.create({ name: 'third' }))).toBe(160006);

  await thread.setArchived(true);
  await cases.threads.create({ name: 'third' });

  expect(await codeOf(thread.send('knock'))).toBe(160006);
  expect(await codeOf(thread.setArchived(false))).toBe(160006);
});

it('makes one thread per message, with the id of the message', async () => {
  const { cases } = await caseThread();
  const message = await cases.send('topic');

  const thread = await message.startThread({ name: 'about it' });

  expect(thread).toMatchObject({ id: message.id, type: ChannelType.PublicThread });
  expect(await codeOf(message.startThread({ name: 'again' }))).toBe(160004);
});

it('lists active threads and archived ones by time', async () => {
  const { cases, thread, guild, client, clock } = await caseThread();
  const second = await cases.threads.create({ name: 'case-2', type: ChannelType.PrivateThread });
  await thread.setArchived(true);
  clock.advance(1000);
  await second.setArchived(true);
  await cases.threads.create({ name: 'case-3', type: ChannelType.PrivateThread });

  const archived = await cases.threads.fetchArchived({ type: 'private', fetchAll: true, limit: 1 });
  const older = await cases.threads.fetchArchived({
    type: 'private',
    fetchAll: true,
    before: found(second.archivedAt ?? undefined),
  });
  const active = await found(client.guilds.cache.get(guild.id)).channels.fetchActiveThreads();

  expect([archived.threads.map((one) => one.name), archived.hasMore]).toEqual([['case-2'], true]);
  expect(older.threads.map((one) => one.name)).toEqual(['case-1']);
  expect(active.threads.map((one) => one.name)).toEqual(['case-3']);
});

it('posts in a forum with tags, and refuses messages outside of posts, unknown tags and missing ones', async () => {
  const { client, channels, world, server } = await caseThread();
  const forum = found(client.channels.cache.get(found(channels.forum).id));
  if (forum.type !== ChannelType.GuildForum) throw new Error('no forum');
  await forum.setAvailableTags([{ name: 'open' }, { name: 'closed' }]);
  const tag = found(forum.availableTags[0]);

  const post = await forum.threads.create({
    name: 'archive 1',
    message: { content: 'summary' },
    appliedTags: [tag.id],
  });
  expect(post).toMatchObject({ type: ChannelType.PublicThread, appliedTags: [tag.id] });
  expect(world.message(post.id, post.id)?.content).toBe('summary');

  const send = (body: unknown, path = 'threads') => call(server, 'POST', `/channels/${forum.id}/${path}`, body);
  expect((await send({ content: 'hi' }, 'messages')).json).toMatchObject({ code: 40058 });
  expect((await send({ name: 'x' })).json).toMatchObject({ code: 50035 });
  expect((await send({ name: 'x', message: { content: 'y' }, applied_tags: ['1'] })).json).toMatchObject({
    code: 10087,
  });
  found(world.channel(forum.id)).flags = 1 << 4;
  expect((await send({ name: 'x', message: { content: 'y' } })).json).toMatchObject({ code: 40067 });
  expect(await codeOf(forum.setAvailableTags([{ name: 'a' }, { name: 'a' }]))).toBe(40061);
});

it('keeps the tags that are sent back with their ids, and shows those of a post to whoever sees it', async () => {
  const { client, channels, world, server, guild } = await caseThread();
  const forum = found(client.channels.cache.get(found(channels.forum).id));
  if (forum.type !== ChannelType.GuildForum) throw new Error('no forum');
  await forum.setAvailableTags([{ name: 'open' }, { name: 'closed' }]);
  const [open, closed] = forum.availableTags.map(({ id }) => id);
  const post = await forum.threads.create({
    name: 'archive 1',
    message: { content: 'summary' },
    appliedTags: [found(open), found(closed)],
  });
  const reader = server.people.createPerson({ name: 'Reader', guild });
  const ofPost = () => ['open', 'closed', 'new'].filter((name) => reader.reads().has(name));
  expect(ofPost()).toEqual(['open', 'closed']);

  await forum.setAvailableTags([{ id: found(open), name: 'open' }, { name: 'new' }]);
  expect(forum.availableTags.map(({ id, name }) => [name, id === open])).toEqual([
    ['open', true],
    ['new', false],
  ]);
  expect(ofPost()).toEqual(['open']);
  expect(await codeOf(forum.setAvailableTags([{ id: found(closed), name: 'closed' }]))).toBe(10087);
  expect(await codeOf(post.setAppliedTags([found(closed)]))).toBe(10087);
  setOverwrites(world, found(world.channel(forum.id)), hiddenFromOthers(guild, []));
  expect(ofPost()).toEqual([]);
});

it('shows after a restart only the active threads the bot sees', async () => {
  const { world, server, parent, cases, thread, owner, botRole, guild } = await caseThread();
  const second = await cases.threads.create({ name: 'case-2', type: ChannelType.PrivateThread });
  await second.setArchived(true);
  updateRole(world, guild, botRole, { permissions: botRole.permissions & ~bits.ManageThreads });
  createThread(world, { parent, name: 'not ours', type: 12, owner });

  const fresh = await connect(server);

  expect(fresh.channels.cache.filter((one) => one.isThread()).map((one) => one.id)).toEqual([thread.id]);
});

it('sends a thread list when the bot gains access to a channel', async () => {
  const { client, guild, parent, world, botRole, thread } = await caseThread();
  setOverwrites(world, parent, [{ id: guild.id, type: 0, allow: 0n, deny: bits.ViewChannel }]);
  const synced: string[] = [];
  client.on('threadListSync', (threads) => synced.push(...threads.map((one) => one.id)));

  setOverwrites(world, parent, hiddenFromOthers(guild, [botRole]));
  await until(() => synced.length === 1);

  expect(synced).toEqual([thread.id]);
});

it('keeps the bot out of a private thread it was removed from, without the right to manage threads', async () => {
  const { thread, stored, world, guild, botRole } = await caseThread();
  updateRole(world, guild, botRole, { permissions: botRole.permissions & ~bits.ManageThreads });

  removeThreadMember(world, stored, world.bot.id);

  expect(await codeOf(thread.send('still here?'))).toBe(50001);
});

it('archives at the new time when somebody shortens it', async () => {
  const { thread, stored, clock } = await caseThread();
  await thread.setAutoArchiveDuration(ThreadAutoArchiveDuration.OneHour);
  clock.advance(61 * 60_000);
  expect(stored.thread_metadata?.archived).toBe(true);
});

it('lets a thousand people into a thread, and nobody more, neither by hand nor by a mention', async () => {
  const { thread, stored, world, guild, alice } = await caseThread();
  while (stored.threadMembers.size < 1000)
    addThreadMember(world, stored, newMember(world, guild, { username: `m${stored.threadMembers.size}` }).user.id);

  expect(await codeOf(thread.members.add(alice.id))).toBe(30033);
  await thread.send({ content: `<@${alice.id}>`, allowedMentions: { users: [alice.id] } });
  expect(stored.threadMembers.size).toBe(1000);
  expect(canSee(world, alice.id, thread.id)).toBe(false);
});
