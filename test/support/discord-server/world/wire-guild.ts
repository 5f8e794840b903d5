import { isThread } from '../rules/permissions.ts';
import { canSee } from '../rules/visibility.ts';
import { activeThreads } from './threads.ts';
import type { Guild } from './types.ts';
import { wireChannel, wireMember, wireRole } from './wire.ts';
import type { World } from './world.ts';

/** The guild as REST answers it. */
export function wireGuild(guild: Guild): Record<string, unknown> {
  return {
    id: guild.id,
    name: guild.name,
    owner_id: guild.owner_id,
    roles: [...guild.roles.values()].map((one) => wireRole(one)),
    preferred_locale: guild.preferred_locale,
    icon: null,
    banner: null,
    splash: null,
    description: null,
    features: ['COMMUNITY'],
    emojis: [],
    stickers: [],
    premium_tier: 0,
    verification_level: 1,
    default_message_notifications: 1,
    explicit_content_filter: 2,
    mfa_level: 0,
    nsfw_level: 0,
    system_channel_id: null,
    system_channel_flags: 0,
    afk_channel_id: null,
    afk_timeout: 300,
    vanity_url_code: null,
    premium_progress_bar_enabled: false,
    safety_alerts_channel_id: null,
  };
}

/** The guild as GUILD_CREATE brings it: every channel, but of members only the bot, of threads only active visible ones. */
export function wireGuildCreate(world: World, guild: Guild): Record<string, unknown> {
  const bot = guild.members.get(world.bot.id);
  const channels = [...guild.channels.values()].filter((one) => !isThread(one));
  const threads = activeThreads(world, guild.id).filter((one) => canSee(world, world.bot.id, one.id));
  return {
    ...wireGuild(guild),
    channels: channels.map((one) => wireChannel(world, one)),
    threads: threads.map((one) => wireChannel(world, one)),
    members: bot === undefined ? [] : [wireMember(bot)],
    member_count: guild.members.size,
    joined_at: bot?.joined_at ?? world.timestamp(),
    large: guild.members.size > 50,
    unavailable: false,
    voice_states: [],
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
}
