import { Events, GatewayDispatchEvents } from 'discord.js';
import type { GatewayGuildMemberUpdateDispatchData } from 'discord.js';
import type { Debt } from '../../app/ports.ts';
import type { Services } from '../handler.ts';

type Needs = Pick<Services, 'client' | 'stores' | 'clock' | 'chance' | 'poke'>;

/**
 * Roles, channels or the owner have changed, or may have while the bot was away: threads that hold the reference alone
 * fill themselves once nobody can read along any more, and whoever can from now on is noticed (SPEC 6.4).
 */
export function lookAtReaders(needs: Needs, onError: (err: unknown) => void): void {
  const { client } = needs;
  const hint = (guildId: string | undefined, userId: string | null = null) => {
    if (guildId !== undefined) void look(needs, guildId, userId).catch(onError);
  };
  for (const guildId of client.guilds.cache.keys()) hint(guildId);
  client.on(Events.GuildRoleUpdate, (_before, role) => hint(role.guild.id));
  client.on(Events.GuildRoleDelete, (role) => hint(role.guild.id));
  client.on(Events.ChannelUpdate, (_before, channel) => hint('guildId' in channel ? channel.guildId : undefined));
  client.on(Events.GuildUpdate, (_before, guild) => hint(guild.id));
  client.on(Events.GuildAvailable, (guild) => hint(guild.id));
  client.ws.on(GatewayDispatchEvents.GuildMemberUpdate, (changed: GatewayGuildMemberUpdateDispatchData) => {
    hint(changed.guild_id, changed.user.id);
  });
}

async function look({ stores, clock, chance, poke }: Needs, guildId: string, userId: string | null): Promise<void> {
  const caseIds = await stores.cases.readAlong(guildId, userId);
  const at = clock.now();
  const debts = caseIds.map((caseId): Debt => {
    const key = `refresh-card:${caseId}:readers.${chance.id()}`;
    return { caseId, guildId, planned: { key, lane: 'thread', effect: { kind: 'refresh-card' }, refresh: true }, at };
  });
  await stores.outbox.owe(debts);
  if (debts.length > 0) poke();
}
