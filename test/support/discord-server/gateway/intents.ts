import { GatewayIntentBits as intent } from 'discord.js';
import type { WorldEvent } from '../world/world.ts';
import { isContentVisible, withoutContent } from '../rules/message-content.ts';
import type { World } from '../world/world.ts';

const byEvent: Record<string, number> = {
  GUILD_MEMBER_ADD: intent.GuildMembers,
  GUILD_MEMBER_REMOVE: intent.GuildMembers,
  GUILD_BAN_ADD: intent.GuildModeration,
  GUILD_BAN_REMOVE: intent.GuildModeration,
  GUILD_AUDIT_LOG_ENTRY_CREATE: intent.GuildModeration,
  WEBHOOKS_UPDATE: intent.GuildWebhooks,
};

const messageEvents = new Set(['MESSAGE_CREATE', 'MESSAGE_UPDATE', 'MESSAGE_DELETE', 'MESSAGE_DELETE_BULK']);

/** The event as a connection with these intents gets it; null: not at all. */
export function forIntents(world: World, intents: number, event: WorldEvent): Record<string, unknown> | null {
  if (event.t === 'INTERACTION_CREATE') return event.d;
  if (event.t === 'THREAD_MEMBERS_UPDATE') return membersUpdate(world, intents, event.d);
  if ((intents & neededIntent(world, event)) === 0) return null;
  const blank = (intents & intent.MessageContent) === 0;
  return blank && event.message !== undefined && !isContentVisible(world, event.message)
    ? withoutContent(event.d)
    : event.d;
}

function neededIntent(world: World, event: WorldEvent): number {
  if (messageEvents.has(event.t)) return event.guildId === null ? intent.DirectMessages : intent.GuildMessages;
  if (event.t.startsWith('MESSAGE_REACTION')) {
    return event.guildId === null ? intent.DirectMessageReactions : intent.GuildMessageReactions;
  }
  if (event.t === 'CHANNEL_PINS_UPDATE') return event.guildId === null ? intent.DirectMessages : intent.Guilds;
  if (event.t === 'GUILD_MEMBER_UPDATE') {
    return isAbout(event.d, world.bot.id) ? intent.Guilds | intent.GuildMembers : intent.GuildMembers;
  }
  return byEvent[event.t] ?? intent.Guilds;
}

/** Without GUILD_MEMBERS a connection hears only of the bot itself. */
function membersUpdate(world: World, intents: number, d: Record<string, unknown>): Record<string, unknown> | null {
  if ((intents & intent.GuildMembers) !== 0) return d;
  if ((intents & intent.Guilds) === 0) return null;
  const text = JSON.stringify([d.added_members, d.removed_member_ids]);
  return text.includes(world.bot.id) ? d : null;
}

function isAbout(d: Record<string, unknown>, userId: string): boolean {
  const { user } = d;
  return typeof user === 'object' && user !== null && 'id' in user && user.id === userId;
}
