import { Events, GatewayDispatchEvents } from 'discord.js';
import type {
  Client,
  GatewayChannelDeleteDispatchData,
  GatewayMessageDeleteBulkDispatchData,
  GatewayMessageDeleteDispatchData,
} from 'discord.js';
import type { BoardStore, Clock } from '../../app/ports.ts';

interface Keeping {
  boards: BoardStore;
  clock: Clock;
  poke: () => void;
}

/**
 * A board deleted by hand comes back, and who may read its channel is asked anew when that may have changed (SPEC 4.8).
 */
export function keepBoard(
  client: Client<true>,
  { boards, clock, poke }: Keeping,
  onError: (err: unknown) => void,
): void {
  const refresh = async (guildId: string) => {
    await boards.refreshAt(guildId, clock.now());
    poke();
  };
  const hint = (guildId: string) => void refresh(guildId).catch(onError);
  const lose = async (guildId: string | null) => {
    if (guildId === null) return;
    await boards.save(guildId, null);
    await refresh(guildId);
  };
  const loseMessages = async (messageIds: string[]) => {
    for (const messageId of messageIds) await lose(await boards.guildOf(messageId));
  };
  const loseChannel = async ({ id, guild_id: guildId }: GatewayChannelDeleteDispatchData) => {
    const board = guildId === undefined ? null : await boards.load(guildId);
    if (board?.channelId === id) await lose(guildId ?? null);
  };
  const { MessageDelete, MessageDeleteBulk, ChannelDelete } = GatewayDispatchEvents;
  client.ws.on(MessageDelete, ({ id }: GatewayMessageDeleteDispatchData) => void loseMessages([id]).catch(onError));
  client.ws.on(
    MessageDeleteBulk,
    ({ ids }: GatewayMessageDeleteBulkDispatchData) => void loseMessages(ids).catch(onError),
  );
  client.ws.on(ChannelDelete, (gone: GatewayChannelDeleteDispatchData) => void loseChannel(gone).catch(onError));
  client.on(Events.GuildRoleCreate, (role) => hint(role.guild.id));
  client.on(Events.GuildRoleUpdate, (_before, role) => hint(role.guild.id));
  client.on(Events.ChannelUpdate, (_before, channel) => {
    const look = async (guildId: string) => {
      if ((await boards.load(guildId))?.channelId === channel.id) await refresh(guildId);
    };
    if ('guildId' in channel) void look(channel.guildId).catch(onError);
  });
}
