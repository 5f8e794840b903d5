import { PermissionFlagsBits } from 'discord.js';
import { afterEach, expect, it } from 'vitest';
import { allServers } from '../../scripts/doctor/ask-discord.ts';
import { createClient } from '../../src/discord/client.ts';
import { startDiscord } from '../support/discord-server/server.ts';
import { addGuild, memberPermissions } from '../support/discord-server/world/build.ts';
import { deleteChannel, setOverwrite } from '../support/discord-server/world/channels.ts';
import { removeMember, updateRole } from '../support/discord-server/world/guilds.ts';
import { reported } from '../support/reporting.ts';
import { closeScenes, scene } from '../support/scene.ts';
import { environmentOf, folder, look, patient, said, under, wellFormedToken } from './doctor-scene.ts';

afterEach(closeScenes);

const { ViewChannel, CreatePrivateThreads, Administrator } = PermissionFlagsBits;

it('finds nothing wrong while the bot runs and works', async () => {
  const s = await scene({ discord: { token: wellFormedToken } });
  await reported(s, s.mira);
  const sections = await look(environmentOf(s.discord, s.dataDir), { verify: true });

  expect(said(sections, 'problem')).toEqual([]);
  expect(said(sections, 'warning')).toEqual([]);
  expect(under(sections, 'Database').map(({ text }) => text)).toEqual([
    'It opens and is sound: 1 server, 1 case.',
    'Its tables are up to date.',
    expect.stringMatching(/^The histories of 1 case hold, all \d+ entries\.$/u),
  ]);
  expect(under(sections, 'Server "Lantern Hill"').map(({ text }) => text)).toEqual([
    'Roles, channels and permissions are in place.',
  ]);
});

it('only reads from Discord, and leaves its gateway alone', async () => {
  const { discord, environment } = await patient();
  await look(environment);

  expect([...new Set(discord.requests.map(({ method }) => method))]).toEqual(['GET']);
  expect(discord.gateway.identifies).toBe(0);
});

it('names a token that Discord refuses, and never shows it', async () => {
  const { environment } = await patient();
  const wrong = wellFormedToken.replace(/a1/gu, 'b2');
  const sections = await look({ ...environment, DISCORD_TOKEN: wrong });

  expect(said(sections, 'problem')).toEqual([expect.stringMatching(/^Discord refuses DISCORD_TOKEN\. .*page Bot/u)]);
  expect(JSON.stringify(sections)).not.toContain(wrong);
});

it.each([
  [{ guildMembers: false, messageContent: true }, 'Switch on "Server Members Intent" in'],
  [{ guildMembers: true, messageContent: false }, 'Switch on "Message Content Intent" in'],
  [{ guildMembers: false, messageContent: false }, 'Switch on "Server Members Intent" and "Message Content Intent" in'],
])('names the intents that are off: %j', async (enabledIntents, words) => {
  const { environment } = await patient({}, { enabledIntents });

  expect(said(await look(environment), 'problem')).toEqual([expect.stringContaining(words)]);
});

it('names settings of the portal that keep commands or invitations away', async () => {
  const { environment } = await patient(
    {},
    { interactionsEndpointUrl: 'https://example.org/interactions', requiresCodeGrant: true },
  );

  expect(said(await look(environment), 'problem')).toEqual([
    expect.stringContaining('"Interactions Endpoint URL" is set'),
    expect.stringContaining('"Requires OAuth2 Code Grant" is on'),
  ]);
});

it('says in the names of the server what /setup check finds: a permission, a channel, a role', async () => {
  const { discord, guild, caseChannels, environment, roles } = await patient();
  const { world } = discord;
  const { casesChannel, coldChannel } = caseChannels;
  setOverwrite(world, casesChannel, world.bot.id, {
    id: world.bot.id,
    type: 1,
    allow: ViewChannel,
    deny: CreatePrivateThreads,
  });
  deleteChannel(world, coldChannel);
  const staffRole = roles['Security'];
  if (staffRole !== undefined) updateRole(world, guild, staffRole, { permissions: Administrator });
  const sections = await look(environment);

  expect(said(sections, 'problem')).toEqual([
    `In the cases channel (#${casesChannel.name}) I am missing Create Private Threads. Grant it to Casekeeper in #${casesChannel.name} → Edit Channel → Permissions.`,
    expect.stringContaining('The cold-cases channel was deleted. Choose another in step 2 of /setup start'),
  ]);
  expect(said(sections, 'warning')).toContainEqual(expect.stringContaining('@Security has Administrator'));
});

it('leads a fresh installation on: no server yet, then one that is not set up', async () => {
  const discord = await startDiscord({ token: wellFormedToken });
  const environment = environmentOf(discord, folder());
  const before = await look(environment);
  addGuild(discord.world, { name: 'Gardeners', botPermissions: memberPermissions });
  const after = await look(environment);
  await discord.stop();

  expect(said(before, 'note')).toContainEqual(
    expect.stringContaining(
      `Invite it: https://discord.com/oauth2/authorize?client_id=${discord.world.applicationId}&`,
    ),
  );
  expect(said(before, 'problem')).toEqual([]);
  expect(under(after, 'Server "Gardeners"')).toEqual([
    { level: 'note', text: expect.stringContaining('Not set up yet.') },
    { level: 'problem', text: expect.stringMatching(/^I am missing .*Manage Channels.* Grant it to my role/u) },
  ]);
});

it('tells of servers without the bot, of things that wait, and goes on past a server in trouble', async () => {
  const s = await scene({ discord: { token: wellFormedToken } });
  const { casesChannel } = s.caseChannels;
  const { id } = s.botRole;
  setOverwrite(s.discord.world, casesChannel, id, { id, type: 0, allow: ViewChannel, deny: CreatePrivateThreads });
  await s.mira.runs('/report', { member: s.tobin });
  await s.mira.fillsIn({ category: 'Harassment', description: 'He keeps following me.' });
  await expect.poll(() => s.bot.stores.outbox.troubles(s.guild.id)).not.toEqual([]);
  await s.bot.stop();
  const other = addGuild(s.discord.world, { name: 'Second' });
  const environment = environmentOf(s.discord, s.dataDir);
  s.discord.faults.next({ path: '/guilds/:guild/channels' }, { status: 502 });
  const inTrouble = await look(environment);
  const waiting = await look(environment);
  removeMember(s.discord.world, s.guild, s.discord.world.bot.id);
  const left = await look(environment);

  expect(under(inTrouble, 'Server "Lantern Hill"')).toEqual([
    { level: 'problem', text: expect.stringContaining('It could not be looked at (Discord 502') },
  ]);
  expect(under(inTrouble, `Server "${other.guild.name}"`).map(({ level }) => level)).toEqual(['note']);
  expect(under(waiting, 'Server "Lantern Hill"')).toContainEqual({
    level: 'warning',
    text: expect.stringMatching(/^1 thing for Discord could not be done so far\./u),
  });
  expect(JSON.stringify(waiting)).not.toMatch(/C-\d|Harassment|following/u);
  expect(said(left, 'note')).toContainEqual(expect.stringContaining('1 server in the database without the bot'));
});

it('names why Discord cannot be reached', async () => {
  const discord = await startDiscord({ token: wellFormedToken });
  const environment = environmentOf(discord, folder());
  discord.faults.next({ path: '/applications/@me' }, { status: 503 });
  const away = await look(environment);
  await discord.stop();
  const gone = await look(environment);

  expect(said(away, 'problem')).toEqual([expect.stringContaining('Discord answered with 503')]);
  expect(said(gone, 'problem')).toEqual([
    expect.stringMatching(/^127\.0\.0\.1:\d+ cannot be reached \(ECONNREFUSED\)/u),
  ]);
});

it('asks for the servers page by page', async () => {
  const discord = await startDiscord({ token: wellFormedToken });
  const names = ['One', 'Two', 'Three'];
  for (const name of names) addGuild(discord.world, { name });
  const client = createClient(`${discord.url}/api`);
  client.rest.setToken(discord.token);
  const servers = await allServers(client, 2);
  await client.destroy();
  await discord.stop();

  expect(servers.map(({ name }) => name)).toEqual(names);
});
