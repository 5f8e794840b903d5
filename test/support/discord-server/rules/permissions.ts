import { PermissionFlagsBits } from 'discord.js';
import type { Channel, Guild, Member, Overwrite } from '../world/types.ts';
import type { World } from '../world/world.ts';

export const bits = PermissionFlagsBits;

/** Every permission there is: what the owner and administrators hold. */
export const everyPermission = Object.values(bits).reduce((all, bit) => all | bit, 0n);

const whileTimedOut = bits.ViewChannel | bits.ReadMessageHistory;
const uselessWithoutSending = bits.MentionEveryone | bits.SendTTSMessages | bits.AttachFiles | bits.EmbedLinks;

export function has(permissions: bigint, bit: bigint): boolean {
  return (permissions & bit) === bit;
}

export function isThread(channel: Channel): boolean {
  return channel.type >= 10 && channel.type <= 12;
}

/** Permissions of a member in the guild as a whole; nothing for people who are not there. */
export function guildPermissions(world: World, guild: Guild, userId: string): bigint {
  const member = guild.members.get(userId);
  if (member === undefined) return 0n;
  const base = basePermissions(guild, member);
  return base === everyPermission ? base : base & timeoutMask(world, member);
}

/**
 * Permissions of a member in a channel. A thread takes the overwrites of its parent; whether a private thread is open
 * to somebody is a question for `canSee`.
 */
export function channelPermissions(world: World, channel: Channel, userId: string): bigint {
  const guild = world.guild(channel.guild_id);
  const member = guild?.members.get(userId);
  if (guild === undefined || member === undefined) return 0n;
  const base = basePermissions(guild, member);
  if (base === everyPermission) return base;
  const source = isThread(channel) ? world.channel(channel.parent_id) : channel;
  if (source === undefined) return 0n;
  return (
    withImpliedDenials(applyOverwrites(base, source.permission_overwrites, guild, member), channel) &
    timeoutMask(world, member)
  );
}

/** May act on the target's membership: never the owner, and only people whose highest role is below the actor's. */
export function outranks(guild: Guild, actorId: string, targetId: string): boolean {
  if (guild.owner_id === targetId) return false;
  if (guild.owner_id === actorId) return true;
  return highestRolePosition(guild, actorId) > highestRolePosition(guild, targetId);
}

export function highestRolePosition(guild: Guild, userId: string): number {
  const roles = guild.members.get(userId)?.roles ?? [];
  return roles.reduce((highest, id) => Math.max(highest, guild.roles.get(id)?.position ?? 0), 0);
}

export function isAdministrator(guild: Guild, userId: string): boolean {
  const member = guild.members.get(userId);
  return member !== undefined && basePermissions(guild, member) === everyPermission;
}

function basePermissions(guild: Guild, member: Member): bigint {
  if (guild.owner_id === member.user.id) return everyPermission;
  const ids = [guild.id, ...member.roles];
  const union = ids.reduce((sum, id) => sum | (guild.roles.get(id)?.permissions ?? 0n), 0n);
  return has(union, bits.Administrator) ? everyPermission : union;
}

/** Discord's order: @everyone, then all role denials and all role grants together, then the member. */
function applyOverwrites(base: bigint, overwrites: Overwrite[], guild: Guild, member: Member): bigint {
  const everyone = overwrites.filter((one) => one.type === 0 && one.id === guild.id);
  const roles = overwrites.filter((one) => one.type === 0 && one.id !== guild.id && member.roles.includes(one.id));
  const own = overwrites.filter((one) => one.type === 1 && one.id === member.user.id);
  return [everyone, roles, own].reduce((sum, layer) => {
    const deny = layer.reduce((all, one) => all | one.deny, 0n);
    const allow = layer.reduce((all, one) => all | one.allow, 0n);
    return (sum & ~deny) | allow;
  }, base);
}

function withImpliedDenials(permissions: bigint, channel: Channel): bigint {
  if (!has(permissions, bits.ViewChannel)) return 0n;
  const sending = isThread(channel) ? bits.SendMessagesInThreads : bits.SendMessages;
  return has(permissions, sending) ? permissions : permissions & ~uselessWithoutSending;
}

function timeoutMask(world: World, member: Member): bigint {
  const until = member.communication_disabled_until;
  return until !== null && Date.parse(until) > world.clock.now() ? whileTimedOut : everyPermission;
}
