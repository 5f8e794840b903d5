import type { ApiRequest, Route } from '../http/router.ts';
import { bits, guildPermissions, isThread } from '../rules/permissions.ts';
import { wireAuditEntry } from '../world/audit.ts';
import { wireGuild } from '../world/wire-guild.ts';
import { wireChannel, wireRole, wireUser } from '../world/wire.ts';
import type { Guild } from '../world/types.ts';
import type { World } from '../world/world.ts';
import { guildOf, limitOf, needInGuild, ok } from './guards.ts';

/** The guild itself, its channels, its roles and its audit log. */
export function guildReadingRoutes(world: World): Route[] {
  return [
    { method: 'GET', path: '/guilds/:guild', handle: (request) => ok(wireGuild(guildOf(world, request))) },
    {
      method: 'GET',
      path: '/users/@me/guilds',
      handle: (request) => ok(ownGuilds(world, request)),
    },
    {
      method: 'PATCH',
      path: '/guilds/:guild',
      handle: (request) => {
        const guild = guildOf(world, request);
        needInGuild(world, guild, bits.ManageGuild);
        if (typeof request.body.name === 'string') guild.name = request.body.name;
        world.emit({ t: 'GUILD_UPDATE', d: wireGuild(guild), guildId: guild.id, channelId: null });
        return ok(wireGuild(guild));
      },
    },
    {
      method: 'GET',
      path: '/guilds/:guild/channels',
      handle: (request) => {
        const channels = [...guildOf(world, request).channels.values()].filter((one) => !isThread(one));
        return ok(channels.map((one) => wireChannel(world, one)));
      },
    },
    {
      method: 'GET',
      path: '/guilds/:guild/roles',
      handle: (request) => ok([...guildOf(world, request).roles.values()].map((one) => wireRole(one))),
    },
    { method: 'GET', path: '/guilds/:guild/audit-logs', handle: (request) => auditLog(world, request) },
  ];
}

/** The guilds the bot is in, oldest first, as partial ones with what it may do there. */
function ownGuilds(world: World, request: ApiRequest) {
  const after = BigInt(request.query.get('after') ?? 0);
  const isNext = (guild: Guild) => guild.members.has(world.bot.id) && BigInt(guild.id) > after;
  return [...world.guilds.values()]
    .filter(isNext)
    .toSorted((one, other) => Number(BigInt(one.id) - BigInt(other.id)))
    .slice(0, limitOf(request, 200, 200))
    .map((guild) => ({
      id: guild.id,
      name: guild.name,
      icon: null,
      banner: null,
      owner: guild.owner_id === world.bot.id,
      permissions: String(guildPermissions(world, guild, world.bot.id)),
      features: ['COMMUNITY'],
    }));
}

function auditLog(world: World, request: ApiRequest) {
  const guild = guildOf(world, request);
  needInGuild(world, guild, bits.ViewAuditLog);
  const action = request.query.get('action_type');
  const userId = request.query.get('user_id');
  const entries = guild.auditLog
    .filter(
      (one) => (action === null || String(one.action_type) === action) && (userId === null || one.user_id === userId),
    )
    .toReversed()
    .slice(0, limitOf(request, 50, 100));
  const people = new Set(entries.flatMap((one) => [one.user_id, one.target_id ?? '']));
  const users = [...people].flatMap((id) => world.users.get(id) ?? []);
  return ok({
    audit_log_entries: entries.map((one) => wireAuditEntry(one)),
    users: users.map((one) => wireUser(one)),
    webhooks: [],
    integrations: [],
    threads: [],
    guild_scheduled_events: [],
    auto_moderation_rules: [],
    application_commands: [],
  });
}
