import { z } from 'zod';
import { invalidForm, missingAccess, missingPermissions, unknownMember, ApiError } from '../http/api-error.ts';
import type { ApiReply, ApiRequest, Route } from '../http/router.ts';
import { parseForm, text } from '../rules/form.ts';
import { bits, highestRolePosition, isAdministrator, outranks } from '../rules/permissions.ts';
import { writeAudit } from '../world/audit.ts';
import { removeMember, updateMember } from '../world/guilds.ts';
import type { Guild, Member } from '../world/types.ts';
import { wireMember } from '../world/wire.ts';
import type { World } from '../world/world.ts';
import { deedOf, guildOf, limitOf, needInGuild, noContent, ok } from './guards.ts';

const longestTimeout = 28 * 24 * 3_600_000;
const memberPath = '/guilds/:guild/members/:user';
const patchForm = z.object({
  nick: text(0, 32).nullish(),
  roles: z.array(z.string()).nullish(),
  communication_disabled_until: z.iso.datetime({ offset: true }).nullish(),
});

/** Members: reading, timing out, kicking, their roles. */
export function memberRoutes(world: World): Route[] {
  return [
    { method: 'GET', path: '/guilds/:guild/members', handle: (request) => list(world, request) },
    { method: 'GET', path: '/guilds/:guild/members/search', handle: (request) => search(world, request) },
    { method: 'GET', path: memberPath, handle: (request) => ok(wireMember(memberOf(world, request).member)) },
    { method: 'PATCH', path: memberPath, handle: (request) => patch(world, request) },
    { method: 'DELETE', path: memberPath, handle: (request) => kick(world, request) },
    { method: 'PUT', path: `${memberPath}/roles/:role`, handle: (request) => changeRole(world, request, true) },
    { method: 'DELETE', path: `${memberPath}/roles/:role`, handle: (request) => changeRole(world, request, false) },
  ];
}

function memberOf(world: World, request: ApiRequest): { guild: Guild; member: Member } {
  const guild = guildOf(world, request);
  const id = request.params.user === '@me' ? world.bot.id : (request.params.user ?? '');
  const member = guild.members.get(id);
  if (member !== undefined) return { guild, member };
  if (!world.users.has(id)) throw new ApiError(404, 10013, 'Unknown User');
  throw unknownMember();
}

/** The whole list, by pages in order of id; only with the GUILD_MEMBERS intent in the portal. */
function list(world: World, request: ApiRequest): ApiReply {
  const guild = guildOf(world, request);
  if (!world.settings.enabledIntents.guildMembers) throw missingAccess();
  const limit = limitOf(request, 1, 1000);
  const after = BigInt(request.query.get('after') ?? '0');
  const ids = [...guild.members.keys()].map(BigInt).filter((id) => id > after);
  const page = ids.sort((one, other) => (one < other ? -1 : 1)).slice(0, limit);
  return ok(page.flatMap((id) => guild.members.get(id.toString()) ?? []).map((one) => wireMember(one)));
}

function search(world: World, request: ApiRequest): ApiReply {
  const query = (request.query.get('query') ?? '').toLowerCase();
  const found = [...guildOf(world, request).members.values()].filter((one) =>
    [one.nick, one.user.username, one.user.global_name].some((name) => name?.toLowerCase().startsWith(query)),
  );
  return ok(found.slice(0, limitOf(request, 1, 1000)).map((one) => wireMember(one)));
}

function patch(world: World, request: ApiRequest): ApiReply {
  const { guild, member } = memberOf(world, request);
  const form = parseForm(patchForm, request.body);
  if (form.communication_disabled_until !== undefined)
    checkTimeout(world, guild, { member, until: form.communication_disabled_until });
  if (form.nick !== undefined) checkNick(world, guild, member);
  if (Array.isArray(form.roles)) for (const id of differing(member.roles, form.roles)) checkRole(world, guild, id);
  const given = Object.entries(form).filter(([, value]) => value !== undefined);
  updateMember(world, guild, member, Object.fromEntries(given));
  writeAudit(world, guild, 'memberUpdate', {
    deed: deedOf(world, request),
    targetId: member.user.id,
    changes: given.map(([key, value]) => ({ key, new_value: value })),
  });
  return ok(wireMember(member));
}

function checkTimeout(world: World, guild: Guild, { member, until }: { member: Member; until: string | null }): void {
  needInGuild(world, guild, bits.ModerateMembers);
  if (isAdministrator(guild, member.user.id) || !outranks(guild, world.bot.id, member.user.id))
    throw missingPermissions();
  if (until === null || Date.parse(until) <= world.clock.now() + longestTimeout) return;
  throw invalidForm(
    'communication_disabled_until',
    'INVALID_COMMUNICATION_DISABLED_TIMESTAMP',
    'At most 28 days ahead',
  );
}

function checkNick(world: World, guild: Guild, member: Member): void {
  const own = member.user.id === world.bot.id;
  needInGuild(world, guild, own ? bits.ChangeNickname : bits.ManageNicknames);
  if (!own && !outranks(guild, world.bot.id, member.user.id)) throw missingPermissions();
}

function kick(world: World, request: ApiRequest): ApiReply {
  const { guild, member } = memberOf(world, request);
  needInGuild(world, guild, bits.KickMembers);
  if (!outranks(guild, world.bot.id, member.user.id)) throw missingPermissions();
  removeMember(world, guild, member.user.id, deedOf(world, request));
  return noContent;
}

function changeRole(world: World, request: ApiRequest, add: boolean): ApiReply {
  const { guild, member } = memberOf(world, request);
  const roleId = request.params.role ?? '';
  checkRole(world, guild, roleId);
  if (member.roles.includes(roleId) === add) return noContent;
  const roles = add ? [...member.roles, roleId] : member.roles.filter((id) => id !== roleId);
  updateMember(world, guild, member, { roles });
  const changes = [{ key: add ? '$add' : '$remove', new_value: [{ id: roleId }] }];
  writeAudit(world, guild, 'memberRoleUpdate', { deed: deedOf(world, request), targetId: member.user.id, changes });
  return noContent;
}

/** The bot hands out only roles below its own highest, and none that belong to an integration. */
export function checkRole(world: World, guild: Guild, roleId: string): void {
  needInGuild(world, guild, bits.ManageRoles);
  const role = guild.roles.get(roleId);
  if (role === undefined) throw new ApiError(404, 10011, 'Unknown Role');
  if (guild.owner_id === world.bot.id) return;
  if (role.managed || role.position >= highestRolePosition(guild, world.bot.id)) throw missingPermissions();
}

function differing(before: string[], after: string[]): string[] {
  return [...before.filter((id) => !after.includes(id)), ...after.filter((id) => !before.includes(id))];
}
