import { PermissionFlagsBits as bits } from 'discord.js';
import { afterEach, expect, it } from 'vitest';
import { channelPermissions } from '../support/discord-server/rules/permissions.ts';
import { addGuild, newMember } from '../support/discord-server/world/build.ts';
import { removeMember, updateRole } from '../support/discord-server/world/guilds.ts';
import { postMessage } from '../support/discord-server/world/messages.ts';
import { call, closeScenes, codeOf, connect, found, scene, until } from './scene.ts';

afterEach(closeScenes);

async function guildWithPeople(options: Parameters<typeof scene>[1] = {}) {
  const plan = {
    roles: { staff: { permissions: bits.ManageThreads }, admin: { permissions: bits.Administrator } },
    people: { alice: [], mod: ['staff'], root: ['admin'] },
  };
  const set = await scene(plan, options);
  const client = await connect(set.server);
  const seen = found(client.guilds.cache.get(set.guild.id));
  const { alice, mod, root } = set.people;
  return { ...set, client, world: set.server.world, seen, alice: found(alice), mod: found(mod), root: found(root) };
}

it('times out members for at most 28 days, and neither administrators nor the owner', async () => {
  const { seen, alice, root, owner, clock, guild } = await guildWithPeople();
  const until = (userId: string, days: number) =>
    seen.members.edit(userId, { communicationDisabledUntil: clock.now() + days * 86_400_000 });

  await until(alice.id, 28);
  expect(guild.members.get(alice.id)?.communication_disabled_until).toBe(
    new Date(clock.now() + 28 * 86_400_000).toISOString(),
  );
  expect(await codeOf(until(alice.id, 29))).toBe(50035);
  expect(await codeOf(until(root.id, 1))).toBe(50013);
  expect(await codeOf(until(owner.id, 1))).toBe(50013);
});

it('leaves people in timeout only seeing and reading, until the clock passes it', async () => {
  const { seen, alice, clock, world, channels } = await guildWithPeople();
  await seen.members.edit(alice.id, { communicationDisabledUntil: clock.now() + 60_000 });

  const may = () => channelPermissions(world, found(channels.general), alice.id);

  expect(may()).toBe(bits.ViewChannel | bits.ReadMessageHistory);
  clock.advance(60_001);
  expect(may() & bits.SendMessages).toBe(bits.SendMessages);
});

it('kicks and bans with a reason in the audit log, and tells the bot', async () => {
  const { seen, alice, mod, guild, server, client } = await guildWithPeople();
  const heard: string[] = [];
  client.on('guildMemberRemove', (member) => heard.push(`left ${member.id}`));
  client.on('guildBanAdd', (ban) => heard.push(`banned ${ban.user.id}`));
  client.on('guildAuditLogEntryCreate', (entry) => heard.push(`logged ${entry.action} ${entry.reason}`));

  await seen.members.kick(mod.id, 'too loud & “rude”');
  await seen.members.ban(alice.id, { reason: 'spam', deleteMessageSeconds: 60 });
  await until(() => heard.length === 5);

  expect(heard).toEqual([
    `left ${mod.id}`,
    'logged 20 too loud & “rude”',
    `banned ${alice.id}`,
    `left ${alice.id}`,
    'logged 22 spam',
  ]);
  expect(server.requests.find((one) => one.method === 'DELETE')?.reason).toBe('too loud & “rude”');
  expect(guild.bans.get(alice.id)).toEqual({ reason: 'spam' });
  expect((await seen.bans.fetch(alice.id)).reason).toBe('spam');
  const log = await seen.fetchAuditLogs({ limit: 1 });
  expect(log.entries.first()).toMatchObject({ action: 22, targetId: alice.id, reason: 'spam' });
});

it('removes the last messages of a banned person, and unbans once', async () => {
  const { seen, alice, world, channels, clock } = await guildWithPeople();
  const channel = found(channels.general);
  postMessage(world, { channel, author: alice, content: 'long ago' });
  clock.advance(120_000);
  postMessage(world, { channel, author: alice, content: 'just now' });

  await seen.members.ban(alice.id, { deleteMessageSeconds: 60 });
  await seen.members.unban(alice.id);

  expect([...world.messagesOf(channel.id).values()].map((one) => one.content)).toEqual(['long ago']);
  expect(await codeOf(seen.members.unban(alice.id))).toBe(10026);
  expect(await codeOf(seen.bans.fetch(alice.id))).toBe(10026);
});

it('acts only on people below its own highest role', async () => {
  const { seen, mod, owner, guild, botRole, world } = await guildWithPeople();
  updateRole(world, guild, botRole, { position: 0 });

  expect(await codeOf(seen.members.kick(mod.id))).toBe(50013);
  expect(await codeOf(seen.members.ban(owner.id))).toBe(50013);
});

it('refuses moderation without the permission for it', async () => {
  const { seen, alice, guild, botRole, world } = await guildWithPeople();
  updateRole(world, guild, botRole, { permissions: bits.ViewChannel });

  expect(await codeOf(seen.members.kick(alice.id))).toBe(50013);
  expect(await codeOf(seen.members.ban(alice.id))).toBe(50013);
  expect(await codeOf(seen.members.edit(alice.id, { communicationDisabledUntil: null }))).toBe(50013);
  expect(await codeOf(seen.fetchAuditLogs())).toBe(50013);
});

it('hands out roles below its own and refuses the others', async () => {
  const { seen, alice, guild, roles, botRole } = await guildWithPeople();

  await found(await seen.members.fetch(alice.id)).roles.add(found(roles.staff).id);
  expect(guild.members.get(alice.id)?.roles).toEqual([found(roles.staff).id]);
  await found(await seen.members.fetch(alice.id)).roles.remove(found(roles.staff).id);

  expect(guild.members.get(alice.id)?.roles).toEqual([]);
  expect(await codeOf(found(await seen.members.fetch(alice.id)).roles.add(botRole.id))).toBe(50013);
});

it('tells unknown members from unknown users', async () => {
  const { seen, alice, guild, world, client } = await guildWithPeople();
  removeMember(world, guild, alice.id);

  expect(await codeOf(seen.members.fetch({ user: alice.id, force: true }))).toBe(10007);
  expect(await codeOf(client.users.fetch('100000000000000000'))).toBe(10013);
});

it('lists all members by pages, but only with the intent', async () => {
  const { seen, guild, world } = await guildWithPeople();
  for (let count = 0; count < 20; count += 1) newMember(world, guild, { username: `extra${count}` });
  const names: string[] = [];

  for (let after = '0'; ;) {
    const page = await seen.members.list({ limit: 10, after, cache: false });
    names.push(...page.map((one) => one.user.username));
    if (page.size < 10) break;
    after = found(page.lastKey());
  }

  expect(new Set(names).size).toBe(25);
  expect(names.length).toBe(25);
});

it('refuses the list of members without the intent in the portal', async () => {
  const { server, guild } = await scene({}, { enabledIntents: { guildMembers: false, messageContent: true } });

  expect((await call(server, 'GET', `/guilds/${guild.id}/members?limit=10`)).json).toMatchObject({ code: 50001 });
  const { json } = await call(server, 'GET', '/applications/@me');
  expect(json).toMatchObject({ flags: 1 << 19 });
});

it('sends DMs, always in the same channel', async () => {
  const { client, alice, world } = await guildWithPeople();
  const user = await client.users.fetch(alice.id);

  const first = await user.send('one');
  const second = await user.send('two');

  expect(second.channelId).toBe(first.channelId);
  expect(world.dms.get(alice.id)?.id).toBe(first.channelId);
});

it('refuses DMs to closed inboxes and to people without a common server, when sending and not before', async () => {
  const { client, alice, mod, guild, world } = await guildWithPeople();
  alice.dmsClosed = true;
  removeMember(world, guild, mod.id);

  for (const [user, code] of [
    [alice, 50007],
    [mod, 50278],
  ] as const) {
    const known = await client.users.fetch(user.id);
    await known.createDM();
    expect(await codeOf(known.send('hello'))).toBe(code);
  }
});

it('refuses opening a DM when a test asks for it', async () => {
  const { server, people } = await scene({ people: { alice: [] } }, { refuseDmOpening: true });

  const answer = await call(server, 'POST', '/users/@me/channels', { recipient_id: found(people.alice).id });

  expect(answer).toMatchObject({ status: 429, json: { code: 40003 } });
  expect(answer.headers.get('retry-after')).not.toBeNull();
});

it('brings a DM to the bot although it never saw the channel', async () => {
  const { client, alice, world } = await guildWithPeople();
  const heard: string[] = [];
  client.on('messageCreate', (message) => heard.push(`${message.channel.isDMBased()} ${message.content}`));

  postMessage(world, { channel: world.openDm(alice.id), author: alice, content: 'help' });
  await until(() => heard.length === 1);

  expect(heard).toEqual(['true help']);
});

it('shuts a kicked bot out of the guild', async () => {
  const { client, seen, guild, world, server } = await guildWithPeople();
  const other = addGuild(world, { name: 'Other' });
  await until(() => client.guilds.cache.has(other.guild.id));

  removeMember(world, guild, world.bot.id);
  await until(() => !client.guilds.cache.has(guild.id));

  expect(await codeOf(seen.members.fetch({ user: world.bot.id, force: true }))).toBe(50001);
  expect((await call(server, 'GET', `/guilds/${guild.id}/roles`)).json).toMatchObject({ code: 50001 });
});
