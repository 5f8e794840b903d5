import type { Collection, Guild, GuildBasedChannel, GuildMember, NonThreadGuildBasedChannel, Role } from 'discord.js';
import { ChannelType, OverwriteType, PermissionFlagsBits } from 'discord.js';
import type { PermissionsBitField } from 'discord.js';
import type { Logger } from 'pino';
import { judgeServer } from '../domain/judge-server.ts';
import { PermissionName } from '../domain/permission.ts';
import { planTags } from '../domain/place/post-tags.ts';
import type { Settings } from '../domain/settings.ts';
import { channelKinds } from '../domain/settings.ts';
import type { ChannelView, Finding, RoleView, ServerView } from '../domain/setup-finding.ts';
import { tagWords } from '../texts/en/tags.ts';

/** How long Discord may take to say who somebody is. */
const patienceMs = 10_000;

/**
 * Everything that keeps these settings from working on this server, gravest first; asks Discord anew (SPEC 12.6, 13).
 * `botId` has to be given where the client is not connected and does not know itself.
 */
export async function checkServer(
  guild: Guild,
  settings: Settings,
  staff: ServerView['staff'],
  botId: string = guild.client.user.id,
): Promise<Finding[]> {
  return judgeServer(await viewServer(guild, settings, staff, botId), settings);
}

/** One line per finding, with ids only: what whoever runs the bot sees at start (SPEC 12.6). */
export function logFindings(log: Logger, guildId: string, findings: Finding[]): void {
  for (const finding of findings) log.warn({ guildId, finding }, 'setup check');
}

/** The server as Discord has it at this moment, the chosen channels only. */
export async function viewServer(
  guild: Guild,
  settings: Settings,
  staff: ServerView['staff'],
  botId: string = guild.client.user.id,
): Promise<ServerView> {
  const [roles, channels, me] = await Promise.all([
    guild.roles.fetch(),
    guild.channels.fetch(),
    guild.members.fetch({ user: botId, force: true }),
  ]);
  const chosen = channelKinds.flatMap((kind) => settings[kind] ?? []);
  const there = chosen.flatMap((channelId) => channels.get(channelId) ?? []);
  const team =
    staff === null
      ? await teamAmong(
          guild,
          settings,
          there.flatMap((channel) => letIn(channel, botId)),
        )
      : [];
  return view({ guild, settings, roles, me }, there, { staff, team });
}

/** The same, as the gateway has told it: for asking often. Only this one channel is looked at, in the place of its kind. */
export async function viewCached(
  channel: NonThreadGuildBasedChannel,
  settings: Settings,
  staff: NonNullable<ServerView['staff']>,
): Promise<ServerView> {
  const { guild } = channel;
  const me = await guild.members.fetchMe();
  return view({ guild, settings, roles: guild.roles.cache, me }, [channel], { staff, team: [] });
}

interface Server {
  guild: Guild;
  settings: Settings;
  roles: Collection<string, Role>;
  me: GuildMember;
}

function view(
  server: Server,
  there: NonThreadGuildBasedChannel[],
  { staff, team }: { staff: ServerView['staff']; team: string[] },
): ServerView {
  const { guild, roles, me } = server;
  return {
    guildId: guild.id,
    bot: named(me.permissions),
    roles: new Map(roles.map((role) => [role.id, viewRole(role, me)])),
    channels: new Map(there.map((channel) => [channel.id, viewChannel(server, channel, team)])),
    staff,
  };
}

/** Before the roles of the team take effect, it is asked of each who was let in by name. */
async function teamAmong(guild: Guild, { staffRoles, leaderRoles }: Settings, user: string[]): Promise<string[]> {
  if (user.length === 0) return [];
  const members = await guild.members.fetch({ user: [...new Set(user)].slice(0, 100), time: patienceMs });
  const isOfTeam = ({ roles }: GuildMember) => [...staffRoles, ...leaderRoles].some((id) => roles.cache.has(id));
  return [...members.filter(isOfTeam).keys()];
}

function viewRole(role: Role, me: GuildMember): RoleView {
  const { everyone } = role.guild.roles;
  return {
    roleId: role.id,
    isEveryone: role.id === role.guild.id,
    isManaged: role.managed,
    cameWith: botOf(role, me),
    mentionable: role.mentionable,
    permissions: [...new Set([...named(role.permissions), ...named(everyone.permissions)])],
  };
}

function botOf(role: Role, me: GuildMember): RoleView['cameWith'] {
  if (role.managed && me.roles.cache.has(role.id)) return 'this-bot';
  return role.tags?.botId === undefined ? null : 'another-bot';
}

function viewChannel({ settings, roles, me }: Server, channel: NonThreadGuildBasedChannel, team: string[]) {
  const seen: ChannelView = {
    channelId: channel.id,
    type: fittingType(channel),
    bot: named(channel.permissionsFor(me)),
    roles: new Map(roles.map((role) => [role.id, named(channel.permissionsFor(role))])),
    peopleLetIn: letIn(channel, me.id).filter((userId) => !team.includes(userId)),
  };
  if (channel.type !== ChannelType.GuildForum || channel.id !== settings.casesChannel) return seen;
  const there = channel.availableTags.map(({ name }) => name);
  return { ...seen, tags: planTags(there, tagWords(settings)) };
}

/** People with an overwrite of their own that shows them the channel, the bot left out. */
function letIn({ permissionOverwrites }: NonThreadGuildBasedChannel, botId: string): string[] {
  const found = permissionOverwrites.cache.filter(
    ({ id, type, allow }) =>
      type === OverwriteType.Member && id !== botId && allow.has(PermissionFlagsBits.ViewChannel),
  );
  return [...found.keys()];
}

/** What a channel can be used for here. */
export function fittingType({ type }: GuildBasedChannel): ChannelView['type'] {
  if (type === ChannelType.GuildText) return 'text';
  return type === ChannelType.GuildForum ? 'forum' : 'other';
}

const named = (permissions: Readonly<PermissionsBitField>) =>
  PermissionName.options.filter((name) => permissions.has(PermissionFlagsBits[name]));
