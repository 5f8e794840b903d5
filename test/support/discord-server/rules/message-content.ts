import type { Message } from '../world/types.ts';
import type { World } from '../world/world.ts';

/** Readable for the bot even without MESSAGE_CONTENT: its own messages, DMs, messages that mention it. */
export function isContentVisible(world: World, message: Message): boolean {
  if (message.author.id === world.bot.id || message.guild_id === null || message.visibleTo !== null) return true;
  const webhook = message.webhook_id === null ? undefined : world.webhooks.get(message.webhook_id);
  if (message.webhook_id === world.applicationId || webhook?.application_id === world.applicationId) return true;
  return message.mentions.includes(world.bot.id);
}

export function withoutContent(wire: Record<string, unknown>): Record<string, unknown> {
  return { ...wire, content: '', embeds: [], attachments: [], components: [] };
}
