import { z } from 'zod';
import { ApiError, missingPermissions, unknownUser } from '../http/api-error.ts';
import type { ApiReply, ApiRequest, Route } from '../http/router.ts';
import { parseForm } from '../rules/form.ts';
import { bits, outranks } from '../rules/permissions.ts';
import { banUser, unbanUser } from '../world/guilds.ts';
import { deleteMessages } from '../world/messages.ts';
import { snowflakeTime } from '../world/snowflakes.ts';
import type { Guild, User } from '../world/types.ts';
import { wireUser } from '../world/wire.ts';
import type { World } from '../world/world.ts';
import { deedOf, guildOf, limitOf, needInGuild, noContent, ok } from './guards.ts';

const path = '/guilds/:guild/bans/:user';
const seconds = z.number().int().min(0).max(604_800).nullish();
const banForm = z.object({ delete_message_seconds: seconds });
const bulkForm = z.object({ user_ids: z.array(z.string()).min(1).max(200), delete_message_seconds: seconds });

export function banRoutes(world: World): Route[] {
  return [
    { method: 'PUT', path, handle: (request) => ban(world, request) },
    { method: 'DELETE', path, handle: (request) => unban(world, request) },
    { method: 'GET', path, handle: (request) => getBan(world, request) },
    { method: 'GET', path: '/guilds/:guild/bans', handle: (request) => listBans(world, request) },
    { method: 'POST', path: '/guilds/:guild/bulk-ban', handle: (request) => bulkBan(world, request) },
  ];
}

function userOf(world: World, request: ApiRequest): User {
  const user = world.users.get(request.params.user ?? '');
  if (user === undefined) throw unknownUser();
  return user;
}

function ban(world: World, request: ApiRequest): ApiReply {
  const guild = guildOf(world, request);
  needInGuild(world, guild, bits.BanMembers);
  const user = userOf(world, request);
  if (!outranks(guild, world.bot.id, user.id)) throw missingPermissions();
  const form = parseForm(banForm, request.body);
  banUser(world, guild, user, deedOf(world, request));
  purge(world, guild, { userId: user.id, seconds: form.delete_message_seconds ?? 0 });
  return noContent;
}

function unban(world: World, request: ApiRequest): ApiReply {
  const guild = guildOf(world, request);
  needInGuild(world, guild, bits.BanMembers);
  const user = userOf(world, request);
  if (!guild.bans.has(user.id)) throw unknownBan();
  unbanUser(world, guild, user, deedOf(world, request));
  return noContent;
}

function getBan(world: World, request: ApiRequest): ApiReply {
  const guild = guildOf(world, request);
  needInGuild(world, guild, bits.BanMembers);
  const user = userOf(world, request);
  const found = guild.bans.get(user.id);
  if (found === undefined) throw unknownBan();
  return ok({ user: wireUser(user), reason: found.reason });
}

function listBans(world: World, request: ApiRequest): ApiReply {
  const guild = guildOf(world, request);
  needInGuild(world, guild, bits.BanMembers);
  const page = [...guild.bans].slice(0, limitOf(request, 1000, 1000));
  const bans = page.flatMap(([id, { reason }]) => {
    const user = world.users.get(id);
    return user === undefined ? [] : [{ user: wireUser(user), reason }];
  });
  return ok(bans);
}

function bulkBan(world: World, request: ApiRequest): ApiReply {
  const guild = guildOf(world, request);
  needInGuild(world, guild, bits.BanMembers);
  needInGuild(world, guild, bits.ManageGuild);
  const form = parseForm(bulkForm, request.body);
  const users = form.user_ids.flatMap((id) => world.users.get(id) ?? []);
  const allowed = users.filter((user) => outranks(guild, world.bot.id, user.id));
  if (allowed.length === 0) throw new ApiError(400, 500_000, 'Failed to ban users');
  for (const user of allowed) {
    banUser(world, guild, user, deedOf(world, request));
    purge(world, guild, { userId: user.id, seconds: form.delete_message_seconds ?? 0 });
  }
  const banned = allowed.map((user) => user.id);
  return ok({ banned_users: banned, failed_users: form.user_ids.filter((id) => !banned.includes(id)) });
}

/** Removes what the banned person wrote in the last seconds, everywhere in the guild. */
function purge(world: World, guild: Guild, { userId, seconds }: { userId: string; seconds: number }): void {
  if (seconds === 0) return;
  const since = world.clock.now() - seconds * 1000;
  for (const channel of guild.channels.values()) {
    const gone = [...world.messagesOf(channel.id).values()].filter(
      (one) => one.author.id === userId && snowflakeTime(one.id) >= since,
    );
    deleteMessages(world, channel.id, gone);
  }
}

const unknownBan = (): ApiError => new ApiError(404, 10026, 'Unknown Ban');
