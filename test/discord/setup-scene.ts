import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Bot } from '../../src/bot.ts';
import { usualTimes } from '../../src/config.ts';
import { startBot } from '../../src/bot.ts';
import { channelPlans } from '../../src/domain/channel-plan.ts';
import type { ChannelKind } from '../../src/domain/settings.ts';
import { channelKinds } from '../../src/domain/settings.ts';
import { createLog } from '../../src/log.ts';
import { setupDialog } from '../../src/texts/en/setup.ts';
import type { Person } from '../support/discord-server/people/person.ts';
import { bits } from '../support/discord-server/rules/permissions.ts';
import type { DiscordServer } from '../support/discord-server/server.ts';
import { startDiscord } from '../support/discord-server/server.ts';
import { addChannel } from '../support/discord-server/world/channels.ts';
import { newUser } from '../support/discord-server/world/fresh.ts';
import { addMember, addRole, createGuild } from '../support/discord-server/world/guilds.ts';
import type { Channel, Guild, Role } from '../support/discord-server/world/types.ts';
import { eventsOfThisRun } from '../support/event-course.ts';
import { TestClock } from '../support/test-clock.ts';

const ordinary =
  bits.ViewChannel |
  bits.SendMessages |
  bits.SendMessagesInThreads |
  bits.CreatePublicThreads |
  bits.ReadMessageHistory |
  bits.UseApplicationCommands;

/** The role set the README asks administrators to grant. */
export const invitedWith =
  ordinary |
  bits.CreatePrivateThreads |
  bits.ManageThreads |
  bits.ManageMessages |
  bits.EmbedLinks |
  bits.AttachFiles |
  bits.ManageChannels |
  bits.ManageRoles |
  bits.ModerateMembers |
  bits.KickMembers |
  bits.BanMembers |
  bits.MentionEveryone;

/** A server to which the bot was just invited, with an administrator who is on no team. */
export interface SetupScene {
  discord: DiscordServer;
  guild: Guild;
  botRole: Role;
  staffRole: Role;
  leaderRole: Role;
  /** Sees every channel. */
  owner: Person;
  /** May manage the server, and sees no channel of the team for that. */
  admin: Person;
  member: Person;
  leader: Person;
  bot: () => Bot;
  restart: () => Promise<void>;
}

export async function setupScene(botPermissions = invitedWith): Promise<SetupScene> {
  const clock = new TestClock();
  const discord = await startDiscord({ clock, events: eventsOfThisRun });
  const { world, people } = discord;
  const olga = newUser(world.nextId(), 'olga', { global_name: 'Olga' });
  const guild = createGuild(world, 'Gardeners', olga, ordinary);
  addChannel(world, guild, { name: 'general' });
  const role = (name: string, permissions: bigint) => addRole(world, guild, { name, permissions, mentionable: true });
  const botRole = addRole(world, guild, { name: 'Casekeeper', permissions: botPermissions, managed: true });
  addMember(world, guild, world.bot, [botRole.id]);
  const [staffRole, leaderRole] = [role('Security', bits.ModerateMembers), role('Lead', bits.ModerateMembers)];
  const person = (name: string, roles: Role[]) => people.createPerson({ name, guild, roles });

  const dataDir = mkdtempSync(join(tmpdir(), 'casekeeper-setup-'));
  const config = {
    token: discord.token,
    apiBaseUrl: `${discord.url}/api`,
    dataDir,
    logLevel: 'silent',
    ...usualTimes,
  } as const;
  const start = () => startBot({ config, log: createLog('silent'), clock, waitGuildTimeoutMs: 500 });
  let bot = await start();
  onTestFinished(async () => {
    await bot.stop();
    await discord.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });
  return {
    discord,
    guild,
    botRole,
    staffRole,
    leaderRole,
    owner: people.personOf(olga, guild),
    admin: person('Ada', [role('Admin', bits.ManageGuild)]),
    member: person('Mia', []),
    leader: person('Lee', [leaderRole]),
    bot: () => bot,
    restart: async () => {
      await bot.stop();
      bot = await start();
    },
  };
}

/** Step 1, as the administrator does it. */
export async function chooseRoles({ admin, staffRole, leaderRole }: SetupScene, person = admin): Promise<void> {
  await person.runs('/setup start');
  await person.selects(/Staff roles/u, staffRole);
  await person.selects(/Leader roles/u, leaderRole);
}

/** The whole dialog in the shortest way: roles, created channels, finish. */
export async function setUp(scene: SetupScene): Promise<void> {
  const { admin } = scene;
  await chooseRoles(scene);
  await admin.presses('Next: Channels');
  await admin.presses('Create them for me');
  await goToFinish(admin);
  await admin.presses('Finish');
}

/** From step 2 to step 4. */
export async function goToFinish(admin: Person): Promise<void> {
  await admin.presses(/Next: Words/u);
  await admin.presses('Next: Finish');
}

/** The channel made or chosen for a purpose, by the name setup gives it. */
export function channelOf({ guild }: SetupScene, kind: ChannelKind): Channel {
  const found = channelsNamed(guild, channelPlans[kind].name);
  const [channel] = found;
  if (channel === undefined || found.length > 1) throw new Error(`${found.length} channels ${channelPlans[kind].name}`);
  return channel;
}

export const channelsNamed = (guild: Guild, name: string): Channel[] =>
  [...guild.channels.values()].filter((channel) => channel.name === name);

/** Six channels made by hand: hidden from members where they should be, open to the team and the bot. */
export function handMade({ discord, guild, staffRole, leaderRole, botRole }: SetupScene): Record<ChannelKind, Channel> {
  const hidden = { id: guild.id, type: 0 as const, allow: 0n, deny: bits.ViewChannel };
  const letIn = [staffRole, leaderRole, botRole].map(({ id }) => ({
    ...hidden,
    id,
    allow: bits.ViewChannel,
    deny: 0n,
  }));
  const make = (kind: ChannelKind): Channel => {
    const type = channelPlans[kind].type === 'forum' ? 15 : 0;
    const noWriting = { ...hidden, deny: bits.SendMessages | bits.CreatePublicThreads };
    const botWrites = { ...hidden, id: botRole.id, allow: noWriting.deny, deny: 0n };
    const permission_overwrites = kind === 'contactChannel' ? [noWriting, botWrites] : [hidden, ...letIn];
    return addChannel(discord.world, guild, { name: `own-${kind.toLowerCase()}`, type, permission_overwrites });
  };
  return {
    casesChannel: make('casesChannel'),
    restrictedChannel: make('restrictedChannel'),
    archiveChannel: make('archiveChannel'),
    coldChannel: make('coldChannel'),
    contactChannel: make('contactChannel'),
    staffChannel: make('staffChannel'),
  };
}

/** Chooses channels in step 2, as far as they see them. */
export async function chooseChannels(person: Person, channels: Partial<Record<ChannelKind, Channel>>): Promise<void> {
  for (const kind of channelKinds) {
    const channel = channels[kind];
    if (channel !== undefined) await person.selects(setupDialog.placeholder(kind), channel);
  }
}

/** What the bot last answered this person, as they read it. */
export const answerTo = (person: Person): string => person.answer?.text ?? '';
