import type { Guild } from 'discord.js';
import { missingSettings } from '../../domain/settings.ts';
import type { Services } from '../handler.ts';
import { checkServer, logFindings } from '../setup-check.ts';

/**
 * At start: who the staff of each server are, and what is missing there, named in the log by ids (SPEC 12.6). One
 * server's trouble does not keep the others from starting.
 */
export async function lookAround(services: Services): Promise<void> {
  for (const guild of services.client.guilds.cache.values()) {
    await lookAt(guild, services).catch((err: unknown) => {
      services.log.warn({ err, guildId: guild.id }, 'server not looked at');
    });
  }
}

async function lookAt(guild: Guild, { stores, clock, log, poke, syncStaff }: Services): Promise<void> {
  const settings = await stores.guilds.settings(guild.id);
  if (missingSettings(settings).length > 0) return;
  await syncStaff(guild.id);
  await stores.boards.refreshAt(guild.id, clock.now());
  poke();
  logFindings(log, guild.id, await checkServer(guild, settings, await stores.guilds.staff(guild.id)));
}
