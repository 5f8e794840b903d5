import { Events } from 'discord.js';
import type { Client } from 'discord.js';
import type { Clock, Outbox } from '../../app/ports.ts';

interface Mending {
  outbox: Outbox;
  clock: Clock;
  poke: () => void;
  syncStaff: (guildId: string) => Promise<void>;
}

/**
 * A change of roles, channels or servers may have mended what effects wait for, and so may whatever happened before
 * the bot was started: they are tried again now instead of at their next turn (SPEC 12.2).
 */
export function reviveWhenMended(
  client: Client<true>,
  { outbox, clock, poke, syncStaff }: Mending,
  onError: (err: unknown) => void,
): void {
  const revive = async (guildId: string) => {
    const count = await outbox.revive(guildId, clock.now(), 'failed');
    if (count > 0) poke();
  };
  const hint = (guildId: string | undefined) => {
    if (guildId !== undefined) void revive(guildId).catch(onError);
  };
  for (const guildId of client.guilds.cache.keys()) hint(guildId);
  client.on(Events.GuildRoleUpdate, (_before, role) => hint(role.guild.id));
  client.on(Events.ChannelUpdate, (_before, channel) => hint('guildId' in channel ? channel.guildId : undefined));
  client.on(Events.ChannelCreate, (channel) => hint(channel.guildId));
  /** Changes of roles were missed meanwhile: nobody is called into a thread by what was true before. */
  const back = async (guildId: string) => {
    await syncStaff(guildId).catch(onError);
    await revive(guildId);
  };
  client.on(Events.GuildCreate, (guild) => void back(guild.id).catch(onError));
  client.on(Events.GuildAvailable, (guild) => void back(guild.id).catch(onError));
  // Discord says nothing of the members who had a role that is deleted.
  client.on(Events.GuildRoleDelete, (role) => void back(role.guild.id).catch(onError));
  client.on(Events.GuildMemberUpdate, (_before, member) => {
    if (member.id === client.user.id) hint(member.guild.id);
  });
}
