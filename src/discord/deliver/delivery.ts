import type { Client, Guild } from 'discord.js';
import type { ThreadChannel } from 'discord.js';
import type { Turns } from '../../app/turns.ts';
import type { Clock, DueEffect, Files, Stores } from '../../app/ports.ts';
import { DeliveryError } from '../../app/ports.ts';
import { isGone } from '../discord-error.ts';

/** What one delivery works with. */
export interface Delivery {
  client: Client<true>;
  stores: Stores;
  files: Files;
  clock: Clock;
  /** Lets those who change the same thing on Discord as a whole pass one after the other. */
  turns: Turns;
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

/** The private thread or post of a case, or null when it is gone; `force` asks Discord past what the client knows. */
export async function threadById(client: Client<true>, threadId: string, force = false): Promise<ThreadChannel | null> {
  try {
    const channel = await client.channels.fetch(threadId, { force });
    return channel?.isThread() === true ? channel : null;
  } catch (err) {
    if (isGone(err, 10003)) return null;
    throw err;
  }
}
