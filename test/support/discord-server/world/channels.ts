import { isThread } from '../rules/permissions.ts';
import { watchingAccess } from './access-watch.ts';
import type { Deed } from './audit.ts';
import { writeAudit } from './audit.ts';
import { newChannel } from './fresh.ts';
import { deleteThread } from './threads.ts';
import type { Channel, Guild, Overwrite } from './types.ts';
import { wireChannel } from './wire.ts';
import type { World } from './world.ts';

/** A text channel (0), voice (2), category (4), announcements (5) or forum (15). */
export function addChannel(
  world: World,
  guild: Guild,
  fields: Partial<Channel> & { name: string },
  deed?: Deed,
): Channel {
  const position = guild.channels.size;
  const channel = newChannel(world.nextId(), fields.type ?? 0, { position, ...fields, guild_id: guild.id });
  guild.channels.set(channel.id, channel);
  world.channels.set(channel.id, channel);
  emitChannel(world, 'CHANNEL_CREATE', channel);
  writeAudit(world, guild, 'channelCreate', { deed, targetId: channel.id });
  return channel;
}

export function updateChannel(world: World, channel: Channel, changes: Partial<Channel>, deed?: Deed): void {
  const guild = world.guild(channel.guild_id);
  if (guild === undefined) return;
  watchingAccess(world, guild, () => {
    Object.assign(channel, changes);
    emitChannel(world, 'CHANNEL_UPDATE', channel);
  });
  writeAudit(world, guild, 'channelUpdate', { deed, targetId: channel.id });
}

/** Replaces one overwrite, or removes it (null). */
export function setOverwrite(world: World, channel: Channel, id: string, overwrite: Overwrite | null): void {
  const others = channel.permission_overwrites.filter((one) => one.id !== id);
  updateChannel(world, channel, { permission_overwrites: overwrite === null ? others : [...others, overwrite] });
}

export function setOverwrites(world: World, channel: Channel, overwrites: Overwrite[]): void {
  updateChannel(world, channel, { permission_overwrites: overwrites });
}

/** Removes a channel with its threads, messages and webhooks, or one thread. */
export function deleteChannel(world: World, channel: Channel, deed?: Deed): void {
  const guild = world.guild(channel.guild_id);
  if (guild === undefined) return;
  if (isThread(channel)) {
    deleteThread(world, channel);
    writeAudit(world, guild, 'threadDelete', { deed, targetId: channel.id });
    return;
  }
  for (const thread of guild.channels.values()) if (thread.parent_id === channel.id) orphan(world, thread);
  emitChannel(world, 'CHANNEL_DELETE', channel);
  guild.channels.delete(channel.id);
  world.channels.delete(channel.id);
  world.forgetMessagesOf(channel.id);
  for (const hook of world.webhooks.values()) if (hook.channel_id === channel.id) world.webhooks.delete(hook.id);
  writeAudit(world, guild, 'channelDelete', { deed, targetId: channel.id });
}

/** Threads die with their channel; channels outlive their category. */
function orphan(world: World, child: Channel): void {
  if (isThread(child)) deleteThread(world, child);
  else updateChannel(world, child, { parent_id: null });
}

function emitChannel(world: World, t: string, channel: Channel): void {
  world.emit({ t, d: wireChannel(world, channel), guildId: channel.guild_id, channelId: null });
}
