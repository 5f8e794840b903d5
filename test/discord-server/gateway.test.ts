import { afterEach, expect, it } from 'vitest';
import { GatewayDispatchEvents, GatewayIntentBits, PermissionFlagsBits } from 'discord.js';
import { addGuild } from '../support/discord-server/world/build.ts';
import { setOverwrites } from '../support/discord-server/world/channels.ts';
import { setAvailable, updateRole } from '../support/discord-server/world/guilds.ts';
import { postMessage } from '../support/discord-server/world/messages.ts';
import { allIntents, closeScenes, connect, found, newClient, scene, textChannel, until } from './scene.ts';

afterEach(closeScenes);

it('logs the real client in and shows it the guild, its own member and the channels', async () => {
  const { server, guild, channels } = await scene({ name: 'Harbour', channels: { general: {}, reports: {} } });

  const client = await connect(server);

  const seen = client.guilds.cache.get(guild.id);
  expect(seen?.name).toBe('Harbour');
  expect(seen?.members.me?.id).toBe(server.world.bot.id);
  expect(seen?.members.cache.size).toBe(1);
  expect(seen?.channels.cache.map((one) => one.name).toSorted()).toEqual(['general', 'reports']);
  expect(client.application?.id).toBe(server.world.applicationId);
  expect(channels.general?.id).toMatch(/^\d{17,19}$/u);
  expect(server.unmodelled).toEqual([]);
});

it('refuses a wrong token with 4004', async () => {
  const { server } = await scene();

  await expect(newClient(server).login('other')).rejects.toThrow(/token/iu);
});

it('refuses privileged intents the portal does not grant', async () => {
  const { server } = await scene({}, { enabledIntents: { guildMembers: false, messageContent: true } });

  await expect(newClient(server).login(server.token)).rejects.toThrow(/disallowed intents/iu);

  const modest = await connect(server, { intents: [GatewayIntentBits.Guilds, GatewayIntentBits.MessageContent] });
  expect(modest.isReady()).toBe(true);
});

it('replays what was missed when the client resumes', async () => {
  const { server, channels, owner } = await scene();
  const general = found(channels.general);
  const client = await connect(server);
  const heard: unknown[] = [];
  client.on('raw', (packet: { t: string; d: { content: string } }) => {
    if (packet.t === 'MESSAGE_CREATE') heard.push(packet.d.content);
  });
  postMessage(server.world, { channel: general, author: owner, content: 'before' });
  await until(() => heard.length === 1);

  server.gateway.disconnect({ code: 4000, resumable: true });
  postMessage(server.world, { channel: general, author: owner, content: 'while away' });
  await until(() => heard.length === 2);

  expect(heard).toEqual(['before', 'while away']);
  expect(server.gateway).toMatchObject({ identifies: 1, resumes: 1 });
});

it('reconnects and resumes when asked with op 7', async () => {
  const { server } = await scene();
  await connect(server);

  server.gateway.askToReconnect();
  await until(() => server.gateway.resumes === 1);

  expect(server.gateway.identifies).toBe(1);
});

it('makes the client identify anew after an invalid session, and loses what came in between', async () => {
  const { server, channels, owner } = await scene();
  const client = await connect(server);
  const heard: string[] = [];
  client.on('messageCreate', (message) => heard.push(message.content));

  server.gateway.disconnect({ code: 4000, resumable: false });
  postMessage(server.world, { channel: found(channels.general), author: owner, content: 'lost' });
  await until(() => server.gateway.identifies === 2);
  postMessage(server.world, { channel: found(channels.general), author: owner, content: 'heard' });
  await until(() => heard.length > 0);

  expect(heard).toEqual(['heard']);
  expect(server.gateway.resumes).toBe(0);
});

it('sends nothing of channels the bot does not see', async () => {
  const { server, guild, channels, owner } = await scene({ channels: { open: {}, closed: {} } });
  const closed = found(channels.closed);
  setOverwrites(server.world, closed, [{ id: guild.id, type: 0, allow: 0n, deny: PermissionFlagsBits.ViewChannel }]);
  const client = await connect(server);
  const heard: string[] = [];
  client.on('messageCreate', (message) => heard.push(message.content));

  postMessage(server.world, { channel: closed, author: owner, content: 'secret' });
  postMessage(server.world, { channel: found(channels.open), author: owner, content: 'public' });
  await until(() => heard.includes('public'));

  expect(heard).toEqual(['public']);
});

it.each([
  ['before', ['event', 'reply']],
  ['after', ['reply', 'event']],
] as const)('sends events %s the reply', async (eventOrder, expected) => {
  const { server, channels } = await scene({}, { eventOrder });
  const client = await connect(server);
  const order: string[] = [];
  client.on('raw', () => order.push('event'));
  client.rest.on('response', () => order.push('reply'));

  await textChannel(client, channels.general).send('hello');
  await until(() => order.length === 2);

  expect(order).toEqual(expected);
});

it('sends only what the intents ask for', async () => {
  const { server, channels, owner } = await scene();
  const intents = allIntents.filter((one) => one !== GatewayIntentBits.GuildMessages);
  const client = await connect(server, { intents });
  const heard: string[] = [];
  client.on('messageCreate', (message) => heard.push(message.content));
  client.on('channelCreate', () => heard.push('channel'));

  postMessage(server.world, { channel: found(channels.general), author: owner, content: 'hi' });
  postMessage(server.world, { channel: server.world.openDm(owner.id), author: owner, content: 'psst' });
  await until(() => heard.length === 1);

  expect(heard).toEqual(['psst']);
});

it('blanks content without the message content intent, except mentions of the bot, its own messages and DMs', async () => {
  const { server, channels, owner } = await scene();
  const general = found(channels.general);
  const client = await connect(server, {
    intents: allIntents.filter((one) => one !== GatewayIntentBits.MessageContent),
  });
  const heard: string[] = [];
  client.on('messageCreate', (message) => heard.push(message.content));

  const { world } = server;
  postMessage(world, { channel: general, author: owner, content: 'secret' });
  postMessage(world, { channel: general, author: owner, content: `<@${world.bot.id}> help` });
  postMessage(world, { channel: general, author: world.bot, content: 'mine' });
  postMessage(world, { channel: world.openDm(owner.id), author: owner, content: 'dm' });
  await until(() => heard.length === 4);

  expect(heard).toEqual(['', `<@${world.bot.id}> help`, 'mine', 'dm']);
});

it('answers member requests by id, by prefix and for the whole guild', async () => {
  const { server, guild, people } = await scene({ people: { alice: [], albert: [], bob: [] } });
  const client = await connect(server);
  const seen = await client.guilds.fetch(guild.id);

  const prefixed = await seen.members.fetch({ query: 'al', limit: 10 });
  const everybody = await seen.members.fetch();
  const known = await seen.members.fetch({ user: [people.bob?.id ?? '', '100000000000000000'] });

  expect(prefixed.map((one) => one.user.username).toSorted()).toEqual(['albert', 'alice']);
  expect(everybody.size).toBe(5);
  expect([...known.keys()]).toEqual([people.bob?.id]);
});

it('turns ready without a guild in an outage and gets it when the outage is over', async () => {
  const { server } = await scene();
  const other = addGuild(server.world, { name: 'Late' });
  other.guild.available = false;
  const client = await connect(server);
  expect(client.guilds.cache.get(other.guild.id)?.available).toBe(false);

  setAvailable(server.world, other.guild, true);
  await until(() => client.guilds.cache.get(other.guild.id)?.available === true);

  expect(client.guilds.cache.get(other.guild.id)?.name).toBe('Late');
});

it('loses, doubles and delays events on demand', async () => {
  const { server, channels, owner } = await scene();
  const general = found(channels.general);
  const client = await connect(server);
  const heard: string[] = [];
  client.on('messageCreate', (message) => heard.push(message.content));
  client.on('typingStart', () => heard.push('typing'));
  const raw: unknown[] = [];
  client.on('raw', (packet: { t: string }) => raw.push(packet.t));
  const content = (text: string) => (t: string, d: Record<string, unknown>) =>
    t === 'MESSAGE_CREATE' && d.content === text;

  const drop = server.gateway.dropEvents(content('lost'));
  const delay = server.gateway.delayEvents(content('late'));
  const duplicate = server.gateway.duplicateEvents(content('twice'));
  for (const text of ['lost', 'late', 'twice', 'plain'])
    postMessage(server.world, { channel: general, author: owner, content: text });
  await until(() => heard.includes('plain'));
  delay.off();
  await until(() => heard.includes('late'));

  expect(heard).toEqual(['twice', 'plain', 'late']);
  expect(raw).toEqual(['MESSAGE_CREATE', 'MESSAGE_CREATE', 'MESSAGE_CREATE', 'MESSAGE_CREATE']);
  expect([drop.hits, delay.hits, duplicate.hits]).toEqual([1, 1, 1]);
});

it('leaves a client without heartbeat answers to notice by itself and resume', async () => {
  const { server } = await scene({}, { heartbeatIntervalMs: 100 });
  await connect(server);

  server.gateway.ackHeartbeats = false;
  await until(() => server.gateway.resumes === 1);

  expect(server.gateway.identifies).toBe(1);
});

it.each([
  ['twice', ['a', 'a', 'b', 'b', 'own', 'own']],
  ['lossy', ['a', 'b']],
] as const)('brings everything %s', async (events, expected) => {
  const { server, channels, owner } = await scene({}, { events });
  const general = found(channels.general);
  const client = await connect(server);
  const heard: unknown[] = [];
  client.ws.on(GatewayDispatchEvents.MessageCreate, ({ content }: { content: string }) => heard.push(content));

  for (const content of ['a', 'b']) postMessage(server.world, { channel: general, author: owner, content });
  await textChannel(client, general).send('own');
  // Whatever was on its way before this one is there by then.
  postMessage(server.world, { channel: general, author: owner, content: 'last' });
  await until(() => heard.includes('last'));

  expect(heard.filter((content) => content !== 'last')).toEqual(expected);
});

it('shuffles messages, and keeps the news of one role in order', async () => {
  const { server, channels, owner, guild } = await scene({ roles: { Team: {} } }, { events: 'shuffled' });
  const general = found(channels.general);
  const role = found([...guild.roles.values()].find(({ name }) => name === 'Team'));
  const client = await connect(server);
  const heard: string[] = [];
  const names: string[] = [];
  client.ws.on(GatewayDispatchEvents.MessageCreate, ({ content }: { content: string }) => heard.push(content));
  client.ws.on(GatewayDispatchEvents.GuildRoleUpdate, (update: { role: { name: string } }) =>
    names.push(update.role.name),
  );
  const sent = Array.from({ length: 12 }, (_, index) => String(index));
  for (const content of sent) {
    postMessage(server.world, { channel: general, author: owner, content });
    updateRole(server.world, guild, role, { name: content });
  }
  await until(() => heard.length === sent.length && names.length === sent.length);

  expect(names).toEqual(sent);
  expect(heard).not.toEqual(sent);
  expect(new Set(heard)).toEqual(new Set(sent));
});
