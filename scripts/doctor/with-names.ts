import type { Guild } from 'discord.js';

/** A text written for Discord as it reads in a terminal: names for mentions, nothing that is only there to look good. */
export function withNames(text: string, { channels, roles, client }: Guild): string {
  return text
    .replace(/\*\*?|`/gu, '')
    .replace(/<#(\d+)>/gu, (_mention, id: string) => `#${channels.cache.get(id)?.name ?? id}`)
    .replace(/<@&(\d+)>/gu, (_mention, id: string) => `@${roles.cache.get(id)?.name ?? id}`)
    .replace(/<@(\d+)>/gu, (_mention, id: string) => client.users.cache.get(id)?.username ?? `user ${id}`);
}
