import type { Client, Guild } from 'discord.js';
import { ChannelType } from 'discord.js';
import type { ThreadChannel } from 'discord.js';
import type { Clock, DueEffect, Files, Stores } from '../../app/ports.ts';
import { DeliveryError } from '../../app/ports.ts';
import { isGone } from '../discord-error.ts';

/** What one delivery works with. */
export interface Delivery {
  client: Client<true>;
  stores: Stores;
  files: Files;
  clock: Clock;
  due: DueEffect;
}

/**
 * The server of a case. While the bot is not in it, or Discord says it is out of order, its effects wait.
 * @throws DeliveryError `gone` or `again`
 */
export function guildOf(client: Client<true>, guildId: string): Guild {
  const guild = client.guilds.cache.get(guildId);
  if (guild === undefined) throw new DeliveryError('gone', 'the bot is not in this server');
  if (!guild.available) throw new DeliveryError('again', 'the server is out of order for now');
  return guild;
}

/** The thread, or null when it is gone. */
export async function threadById(client: Client<true>, threadId: string): Promise<ThreadChannel | null> {
  try {
    const channel = await client.channels.fetch(threadId);
    return channel?.type === ChannelType.PrivateThread ? channel : null;
  } catch (err) {
    if (isGone(err, 10003)) return null;
    throw err;
  }
}
