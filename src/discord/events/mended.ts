import { Events } from 'discord.js';
import type { Client } from 'discord.js';
import type { Clock, Outbox } from '../../app/ports.ts';

/**
 * A change of roles, channels or servers may have mended what effects wait for: they are tried again now instead of at
 * their next turn (SPEC 12.2).
 */
export function reviveWhenMended(
  client: Client<true>,
  { outbox, clock, poke }: { outbox: Outbox; clock: Clock; poke: () => void },
  onError: (err: unknown) => void,
): void {
  const revive = async (guildId: string) => {
    const count = await outbox.revive(guildId, clock.now(), 'failed');
    if (count > 0) poke();
  };
  const hint = (guildId: string | undefined) => {
    if (guildId !== undefined) void revive(guildId).catch(onError);
  };
  client.on(Events.GuildRoleUpdate, (_before, role) => hint(role.guild.id));
  client.on(Events.ChannelUpdate, (_before, channel) => hint('guildId' in channel ? channel.guildId : undefined));
  client.on(Events.ChannelCreate, (channel) => hint(channel.guildId));
  client.on(Events.GuildCreate, (guild) => hint(guild.id));
  client.on(Events.GuildAvailable, (guild) => hint(guild.id));
  client.on(Events.GuildMemberUpdate, (_before, member) => {
    if (member.id === client.user.id) hint(member.guild.id);
  });
}
