import type { ApiRequest, Route } from '../http/router.ts';
import { bits, isThread } from '../rules/permissions.ts';
import { wireAuditEntry } from '../world/audit.ts';
import { wireGuild } from '../world/wire-guild.ts';
import { wireChannel, wireRole, wireUser } from '../world/wire.ts';
import type { World } from '../world/world.ts';
import { guildOf, limitOf, needInGuild, ok } from './guards.ts';

/** The guild itself, its channels, its roles and its audit log. */
export function guildReadingRoutes(world: World): Route[] {
  return [
    { method: 'GET', path: '/guilds/:guild', handle: (request) => ok(wireGuild(guildOf(world, request))) },
    {
      method: 'GET',
      path: '/users/@me/guilds',
      handle: () => {
        const own = [...world.guilds.values()].filter((guild) => guild.members.has(world.bot.id));
        return ok(own.map((guild) => wireGuild(guild)));
      },
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
