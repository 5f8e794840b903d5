import { ChannelType, OverwriteType, PermissionFlagsBits as bits } from 'discord.js';
import { afterEach, expect, it } from 'vitest';
import { z } from 'zod';
import { dropWebhook } from '../support/discord-server/routes/webhooks.ts';
import { deleteChannel, setOverwrites } from '../support/discord-server/world/channels.ts';
import { addRole, deleteRole, updateRole } from '../support/discord-server/world/guilds.ts';
import { createThread } from '../support/discord-server/world/threads.ts';
import { call, closeScenes, codeOf, connect, found, scene, textChannel, until } from './scene.ts';

afterEach(closeScenes);

async function guildWithChannels() {
  const set = await scene({ roles: { staff: {} }, channels: { general: {}, secret: {}, forum: { type: 15 } } });
  const client = await connect(set.server);
  return { ...set, client, world: set.server.world, seen: found(client.guilds.cache.get(set.guild.id)) };
}

it('makes a channel hidden from everyone but the staff', async () => {
  const { seen, guild, roles, world } = await guildWithChannels();
  const category = await seen.channels.create({ name: 'Cases', type: ChannelType.GuildCategory });

  const channel = await seen.channels.create({
    name: 'cases',
    parent: category.id,
    topic: 'private',
    permissionOverwrites: [
      { id: guild.id, deny: bits.ViewChannel },
      { id: found(roles.staff).id, allow: bits.ViewChannel | bits.SendMessagesInThreads },
    ],
  });

  expect(world.channel(channel.id)).toMatchObject({ name: 'cases', parent_id: category.id, topic: 'private', type: 0 });
  expect(world.channel(channel.id)?.permission_overwrites).toEqual([
    { id: guild.id, type: 0, allow: 0n, deny: bits.ViewChannel },
    { id: found(roles.staff).id, type: 0, allow: bits.ViewChannel | bits.SendMessagesInThreads, deny: 0n },
  ]);
  expect(guild.auditLog.at(-1)).toMatchObject({ action_type: 10, target_id: channel.id });
});

it('grants and denies only what the bot holds, and with MANAGE_ROLES only', async () => {
  const { client, channels, guild, roles, botRole, world, seen } = await guildWithChannels();
  const secret = textChannel(client, channels.secret);
  const edit = (options: object) =>
    secret.permissionOverwrites.edit(found(roles.staff).id, options, { type: OverwriteType.Role });

  await edit({ ViewChannel: true });
  expect(await codeOf(edit({ ManageGuild: true }))).toBe(50013);
  updateRole(world, guild, botRole, { permissions: botRole.permissions & ~bits.ManageRoles });

  expect(await codeOf(edit({ ViewChannel: false }))).toBe(50013);
  const overwrites = [{ id: guild.id, deny: bits.ViewChannel }];
  expect(await codeOf(seen.channels.create({ name: 'x', permissionOverwrites: overwrites }))).toBe(50013);
  expect((await seen.channels.create({ name: 'plain' })).name).toBe('plain');
});

it('removes an overwrite and keeps the others', async () => {
  const { client, channels, guild, roles, world } = await guildWithChannels();
  const secret = textChannel(client, channels.secret);
  setOverwrites(world, found(channels.secret), [
    { id: guild.id, type: 0, allow: 0n, deny: bits.SendMessages },
    { id: found(roles.staff).id, type: 0, allow: bits.SendMessages, deny: 0n },
  ]);

  await secret.permissionOverwrites.delete(guild.id);

  expect(found(channels.secret).permission_overwrites.map((one) => one.id)).toEqual([found(roles.staff).id]);
});

it('answers 50001 for channels the bot does not see and 10003 for those that are gone', async () => {
  const { client, channels, guild, world } = await guildWithChannels();
  const secret = textChannel(client, channels.secret);
  setOverwrites(world, found(channels.secret), [{ id: guild.id, type: 0, allow: 0n, deny: bits.ViewChannel }]);

  expect(await codeOf(secret.send('hello'))).toBe(50001);
  expect(await codeOf(secret.fetch(true))).toBe(50001);
  deleteChannel(world, found(channels.secret));

  expect(await codeOf(secret.send('hello'))).toBe(10003);
});

it('lets the hand of fate delete channels and roles, threads included, and tells the bot', async () => {
  const { client, channels, roles, guild, world, people } = await guildWithChannels();
  const thread = createThread(world, { parent: found(channels.secret), name: 't', type: 11, owner: world.bot });
  await until(() => client.channels.cache.has(thread.id));
  const heard: string[] = [];
  for (const name of ['channelDelete', 'threadDelete', 'roleDelete'] as const) client.on(name, () => heard.push(name));

  deleteChannel(world, found(channels.secret));
  deleteRole(world, guild, found(roles.staff).id);
  await until(() => heard.length === 3);

  expect(heard).toEqual(['threadDelete', 'channelDelete', 'roleDelete']);
  expect(world.channel(thread.id)).toBeUndefined();
  expect(people).toEqual({});
});

it('makes, changes and removes roles, never with more rights than its own', async () => {
  const { seen, guild } = await guildWithChannels();

  const role = await seen.roles.create({ name: 'Reporters', permissions: bits.ViewChannel, mentionable: true });
  await role.setName('Witnesses');
  expect(guild.roles.get(role.id)).toMatchObject({
    name: 'Witnesses',
    permissions: bits.ViewChannel,
    mentionable: true,
  });
  expect(await codeOf(seen.roles.create({ permissions: bits.Administrator }))).toBe(50013);
  await role.delete();

  expect(guild.roles.has(role.id)).toBe(false);
});

it('sends as a webhook, in threads and forums too, under names Discord allows', async () => {
  const { client, channels, world, seen } = await guildWithChannels();
  const general = textChannel(client, channels.general);
  const webhook = await general.createWebhook({ name: 'Relay' });
  const thread = createThread(world, { parent: found(channels.general), name: 'case', type: 12, owner: world.bot });
  await until(() => client.channels.cache.has(thread.id));

  const message = await webhook.send({ content: 'relayed', username: 'Alice', threadId: thread.id });
  await webhook.editMessage(message.id, { content: 'edited', threadId: thread.id });

  const stored = found(world.message(thread.id, message.id));
  expect(stored).toMatchObject({ content: 'edited', webhook_id: webhook.id, author: { username: 'Alice' } });
  expect(await codeOf(webhook.send({ content: 'x', username: 'Discord staff' }))).toBe(50035);
  expect(await codeOf(webhook.send({ content: 'x', threadId: found(channels.secret).id }))).toBe(10003);
  await webhook.deleteMessage(message.id, thread.id);
  expect(world.messagesOf(thread.id).size).toBe(0);
  await webhook.delete();
  expect(await codeOf(webhook.send('x'))).toBe(10015);
  expect((await seen.fetchWebhooks()).size).toBe(0);
});

it('lets a third party delete a webhook of the bot', async () => {
  const { client, channels, world } = await guildWithChannels();
  const webhook = await textChannel(client, channels.general).createWebhook({ name: 'Relay' });
  const heard: string[] = [];
  client.on('webhooksUpdate', (channel) => heard.push(channel.id));

  dropWebhook(world, found(world.webhooks.get(webhook.id)));
  await until(() => heard.length === 1);

  expect(heard).toEqual([found(channels.general).id]);
  expect(await codeOf(webhook.send('x'))).toBe(10015);
});

it('adds nobody to a private thread by a webhook mention', async () => {
  const { client, channels, world, owner } = await guildWithChannels();
  const webhook = await textChannel(client, channels.general).createWebhook({ name: 'Relay' });
  const thread = createThread(world, { parent: found(channels.general), name: 'case', type: 12, owner: world.bot });

  await webhook.send({ content: `<@${owner.id}>`, threadId: thread.id });

  expect(thread.threadMembers.has(owner.id)).toBe(false);
});

it('holds fifteen webhooks per channel', async () => {
  const { server, channels } = await guildWithChannels();
  const create = () => call(server, 'POST', `/channels/${found(channels.general).id}/webhooks`, { name: 'Relay' });

  for (let count = 0; count < 15; count += 1) expect((await create()).status).toBe(200);

  expect((await create()).json).toMatchObject({ code: 30007 });
});

it('takes only tags of the forum in the post of a webhook, and pings nobody by an edit but people', async () => {
  const { client, server, channels, world, owner } = await guildWithChannels();
  const forum = found(channels.forum);
  const made = await call(server, 'POST', `/channels/${forum.id}/webhooks`, { name: 'Relay' });
  const { id, token } = z.object({ id: z.string(), token: z.string() }).parse(made.json);
  const post = { content: 'x', thread_name: 'case', applied_tags: ['900000000000000001'] };
  expect((await call(server, 'POST', `/webhooks/${id}/${token}`, post)).json).toMatchObject({ code: 10087 });

  const webhook = await textChannel(client, channels.general).createWebhook({ name: 'Relay' });
  const message = await webhook.send('x');
  const role = addRole(world, found(world.guild(forum.guild_id)), { name: 'Team' });
  await call(server, 'PATCH', `/webhooks/${webhook.id}/${webhook.token}/messages/${message.id}`, {
    content: `<@&${role.id}> <@${owner.id}>`,
  });
  const stored = found(world.message(found(channels.general).id, message.id));
  expect([stored.mention_roles, stored.mentions]).toEqual([[], [owner.id]]);
});

it('counts no rename that is refused for another reason', async () => {
  const { server, channels, seen } = await guildWithChannels();
  const forum = found(channels.forum);
  const twice = { name: 'b', available_tags: [{ name: 'one' }, { name: 'one' }] };
  for (let count = 0; count < 3; count += 1)
    expect((await call(server, 'PATCH', `/channels/${forum.id}`, twice)).json).toMatchObject({ code: 40061 });
  expect((await call(server, 'PATCH', `/channels/${forum.id}`, { name: 'b' })).status).toBe(200);
  expect(seen.channels.cache.has(forum.id)).toBe(true);
});
