import { isThread } from '../rules/permissions.ts';
import type { Deed } from './audit.ts';
import { writeAudit } from './audit.ts';
import { newGuild } from './fresh.ts';
import { watchingAccess } from './access-watch.ts';
import type { Guild, Member, Role, User } from './types.ts';
import { wireGuildCreate } from './wire-guild.ts';
import { wireMember, wireRole, wireUser } from './wire.ts';
import type { World } from './world.ts';

/** A guild with its @everyone role and its owner; the bot comes in with `addMember`. */
export function createGuild(world: World, name: string, owner: User, everyone: bigint): Guild {
  const guild = newGuild(world.nextId(), name, owner.id);
  world.guilds.set(guild.id, guild);
  const role = {
    id: guild.id,
    name: '@everyone',
    permissions: everyone,
    position: 0,
    mentionable: false,
    managed: false,
  };
  guild.roles.set(guild.id, role);
  addMember(world, guild, owner);
  return guild;
}

/** Somebody joins. For the bot itself this is the whole guild: GUILD_CREATE. */
export function addMember(world: World, guild: Guild, user: User, roles: string[] = []): Member {
  const member: Member = { user, roles, nick: null, joined_at: world.timestamp(), communication_disabled_until: null };
  world.users.set(user.id, user);
  guild.members.set(user.id, member);
  if (user.id === world.bot.id) world.emit(guildEvent(guild, 'GUILD_CREATE', wireGuildCreate(world, guild)));
  else world.emit(guildEvent(guild, 'GUILD_MEMBER_ADD', { ...wireMember(member), guild_id: guild.id }));
  return member;
}

/** Somebody leaves, or is kicked: out of the guild and out of all of its threads. */
export function removeMember(world: World, guild: Guild, userId: string, kicked?: Deed): void {
  const member = guild.members.get(userId);
  if (member === undefined) return;
  guild.members.delete(userId);
  for (const channel of guild.channels.values()) if (isThread(channel)) channel.threadMembers.delete(userId);
  if (userId === world.bot.id) {
    world.emit(guildEvent(guild, 'GUILD_DELETE', { id: guild.id }));
    return;
  }
  world.emit(guildEvent(guild, 'GUILD_MEMBER_REMOVE', { guild_id: guild.id, user: wireUser(member.user) }));
  writeAudit(world, guild, 'memberKick', { deed: kicked, targetId: userId });
}

export function updateMember(world: World, guild: Guild, member: Member, changes: Partial<Omit<Member, 'user'>>): void {
  watchingAccess(world, guild, () => {
    Object.assign(member, changes);
    world.emit(guildEvent(guild, 'GUILD_MEMBER_UPDATE', { ...wireMember(member), guild_id: guild.id }));
  });
}

export function banUser(world: World, guild: Guild, user: User, deed?: Deed): void {
  guild.bans.set(user.id, { reason: deed?.reason ?? null });
  world.emit(guildEvent(guild, 'GUILD_BAN_ADD', { guild_id: guild.id, user: wireUser(user) }));
  removeMember(world, guild, user.id);
  writeAudit(world, guild, 'banAdd', { deed, targetId: user.id });
}

export function unbanUser(world: World, guild: Guild, user: User, deed?: Deed): void {
  guild.bans.delete(user.id);
  world.emit(guildEvent(guild, 'GUILD_BAN_REMOVE', { guild_id: guild.id, user: wireUser(user) }));
  writeAudit(world, guild, 'banRemove', { deed, targetId: user.id });
}

export function addRole(world: World, guild: Guild, fields: Partial<Omit<Role, 'id'>>, deed?: Deed): Role {
  const id = world.nextId();
  const defaults = {
    name: 'new role',
    permissions: 0n,
    position: guild.roles.size,
    mentionable: false,
    managed: false,
  };
  const role: Role = { id, ...defaults, ...fields };
  guild.roles.set(id, role);
  world.emit(guildEvent(guild, 'GUILD_ROLE_CREATE', { guild_id: guild.id, role: wireRole(role) }));
  writeAudit(world, guild, 'roleCreate', { deed, targetId: id });
  return role;
}

export function updateRole(world: World, guild: Guild, role: Role, changes: Partial<Omit<Role, 'id'>>): void {
  watchingAccess(world, guild, () => {
    Object.assign(role, changes);
    world.emit(guildEvent(guild, 'GUILD_ROLE_UPDATE', { guild_id: guild.id, role: wireRole(role) }));
  });
}

export function deleteRole(world: World, guild: Guild, roleId: string, deed?: Deed): void {
  if (!guild.roles.delete(roleId)) return;
  for (const member of guild.members.values()) member.roles = member.roles.filter((id) => id !== roleId);
  world.emit(guildEvent(guild, 'GUILD_ROLE_DELETE', { guild_id: guild.id, role_id: roleId }));
  writeAudit(world, guild, 'roleDelete', { deed, targetId: roleId });
}

/** An outage: GUILD_DELETE with `unavailable`, and GUILD_CREATE when it is over. */
export function setAvailable(world: World, guild: Guild, available: boolean): void {
  guild.available = available;
  if (available) world.emit(guildEvent(guild, 'GUILD_CREATE', wireGuildCreate(world, guild)));
  else world.emit(guildEvent(guild, 'GUILD_DELETE', { id: guild.id, unavailable: true }));
}

function guildEvent(guild: Guild, t: string, d: Record<string, unknown>) {
  return { t, d, guildId: guild.id, channelId: null };
}
