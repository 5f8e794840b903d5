import { z } from 'zod';
import { ApiError, missingPermissions } from '../http/api-error.ts';
import type { ApiReply, ApiRequest, Route } from '../http/router.ts';
import { parseForm, text } from '../rules/form.ts';
import { bits, everyPermission, guildPermissions } from '../rules/permissions.ts';
import { addRole, deleteRole, updateRole } from '../world/guilds.ts';
import type { Guild } from '../world/types.ts';
import { wireRole } from '../world/wire.ts';
import type { World } from '../world/world.ts';
import { deedOf, guildOf, needInGuild, noContent, ok } from './guards.ts';
import { checkRole } from './members.ts';

const roleForm = z.object({
  name: text(0, 100).nullish(),
  permissions: z.union([z.string().regex(/^\d+$/u), z.number()]).nullish(),
  mentionable: z.boolean().nullish(),
});

const mostRoles = 250;

export function roleRoutes(world: World): Route[] {
  return [
    { method: 'POST', path: '/guilds/:guild/roles', handle: (request) => create(world, request) },
    { method: 'PATCH', path: '/guilds/:guild/roles/:role', handle: (request) => patch(world, request) },
    {
      method: 'DELETE',
      path: '/guilds/:guild/roles/:role',
      handle: (request) => {
        const guild = guildOf(world, request);
        checkRole(world, guild, request.params.role ?? '');
        deleteRole(world, guild, request.params.role ?? '', deedOf(world, request));
        return noContent;
      },
    },
  ];
}

function create(world: World, request: ApiRequest): ApiReply {
  const guild = guildOf(world, request);
  needInGuild(world, guild, bits.ManageRoles);
  if (guild.roles.size >= mostRoles) throw new ApiError(400, 30005, 'Maximum number of guild roles reached (250)');
  const role = addRole(world, guild, { ...fieldsOf(world, guild, request), position: 1 }, deedOf(world, request));
  return ok(wireRole(role));
}

function patch(world: World, request: ApiRequest): ApiReply {
  const guild = guildOf(world, request);
  const roleId = request.params.role ?? '';
  if (roleId === guild.id) needInGuild(world, guild, bits.ManageRoles);
  else checkRole(world, guild, roleId);
  const role = guild.roles.get(roleId);
  if (role === undefined) throw new ApiError(404, 10011, 'Unknown Role');
  updateRole(world, guild, role, fieldsOf(world, guild, request));
  return ok(wireRole(role));
}

/** A role gets only permissions the bot holds itself. */
function fieldsOf(world: World, guild: Guild, request: ApiRequest) {
  const { name, permissions, mentionable } = parseForm(roleForm, request.body);
  const wanted = permissions === undefined || permissions === null ? null : BigInt(permissions);
  const held = guildPermissions(world, guild, world.bot.id);
  if (wanted !== null && held !== everyPermission && (wanted & ~held) !== 0n) throw missingPermissions();
  return {
    ...(typeof name === 'string' ? { name } : {}),
    ...(wanted === null ? {} : { permissions: wanted }),
    ...(typeof mentionable === 'boolean' ? { mentionable } : {}),
  };
}
