import type { Guild, GuildBasedChannel, GuildMember, NonThreadGuildBasedChannel, Role } from 'discord.js';
import { ChannelType, OverwriteType, PermissionFlagsBits } from 'discord.js';
import type { PermissionsBitField } from 'discord.js';
import type { Logger } from 'pino';
import { judgeServer } from '../domain/judge-server.ts';
import { PermissionName } from '../domain/permission.ts';
import type { Settings } from '../domain/settings.ts';
import { channelKinds } from '../domain/settings.ts';
import type { ChannelView, Finding, RoleView, ServerView } from '../domain/setup-finding.ts';

/** Everything that keeps these settings from working on this server, gravest first; asks Discord anew (SPEC 12.6, 13). */
export async function checkServer(guild: Guild, settings: Settings, staff: ServerView['staff']): Promise<Finding[]> {
  return judgeServer(await viewServer(guild, settings, staff), settings);
}

/** One line per finding, with ids only: what whoever runs the bot sees at start (SPEC 12.6). */
export function logFindings(log: Logger, guildId: string, findings: Finding[]): void {
  for (const finding of findings) log.warn({ guildId, finding }, 'setup check');
}

/** The server as Discord has it at this moment, the chosen channels only. */
export async function viewServer(guild: Guild, settings: Settings, staff: ServerView['staff']): Promise<ServerView> {
  const [roles, channels, me] = await Promise.all([
    guild.roles.fetch(),
    guild.channels.fetch(),
    guild.members.fetchMe({ force: true }),
  ]);
  const chosen = channelKinds.flatMap((kind) => settings[kind] ?? []);
  const there = chosen.flatMap((channelId) => channels.get(channelId) ?? []);
  return {
    guildId: guild.id,
    bot: named(me.permissions),
    roles: new Map(roles.map((role) => [role.id, viewRole(role, me)])),
    channels: new Map(there.map((channel) => [channel.id, viewChannel(channel, [...roles.values()], me)])),
    staff,
  };
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

function viewChannel(channel: NonThreadGuildBasedChannel, roles: Role[], me: GuildMember): ChannelView {
  const letIn = channel.permissionOverwrites.cache.filter(
    (one) => one.type === OverwriteType.Member && one.id !== me.id && one.allow.has(PermissionFlagsBits.ViewChannel),
  );
  return {
    channelId: channel.id,
    type: fittingType(channel),
    bot: named(channel.permissionsFor(me)),
    roles: new Map(roles.map((role) => [role.id, named(channel.permissionsFor(role))])),
    peopleLetIn: [...letIn.keys()],
  };
}

/** What a channel can be used for here. */
export function fittingType({ type }: GuildBasedChannel): ChannelView['type'] {
  if (type === ChannelType.GuildText) return 'text';
  return type === ChannelType.GuildForum ? 'forum' : 'other';
}

const named = (permissions: Readonly<PermissionsBitField>) =>
  PermissionName.options.filter((name) => permissions.has(PermissionFlagsBits[name]));
