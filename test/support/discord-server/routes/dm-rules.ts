import { ApiError } from '../http/api-error.ts';
import type { Channel } from '../world/types.ts';
import type { World } from '../world/world.ts';

/** Opening a DM nearly always works; this is where the send fails instead. */
export function checkDm(world: World, dm: Channel): void {
  const recipient = world.users.get(dm.recipientId ?? '');
  const closed = recipient === undefined || recipient.bot || recipient.dmsClosed;
  if (closed) throw new ApiError(403, 50007, 'Cannot send messages to this user');
  if (!shareGuild(world, recipient.id)) {
    throw new ApiError(403, 50278, 'Cannot send messages to this user due to having no mutual guilds');
  }
}

function shareGuild(world: World, userId: string): boolean {
  return [...world.guilds.values()].some((guild) => guild.members.has(userId) && guild.members.has(world.bot.id));
}
