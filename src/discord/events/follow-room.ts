import { GatewayDispatchEvents } from 'discord.js';
import type {
  APIThreadChannel,
  Client,
  GatewayChannelDeleteDispatchData,
  GatewayThreadDeleteDispatchData,
} from 'discord.js';
import { handleCaseCommand } from '../../app/handle-case-command.ts';
import type { CaseStore, Clock, Outbox } from '../../app/ports.ts';

interface Needs {
  cases: CaseStore;
  outbox: Outbox;
  clock: Clock;
  poke: () => void;
}

/** A channel that is deleted takes all its threads with it. */
const roomOfChannel = 50;

/**
 * What waits for room goes on when a thread is archived or deleted, one for one; a thread that rested to make room is in
 * use again when somebody opens it (SPEC 4.7). Heard from the gateway itself, like lost threads.
 */
export function followRoom(
  client: Client<true>,
  { cases, outbox, clock, poke }: Needs,
  onError: (err: unknown) => void,
): void {
  const room = async (guildId: string | undefined, places: number) => {
    if (guildId !== undefined && (await outbox.reviveFull(guildId, clock.now(), places)) > 0) poke();
  };
  const changed = async ({ id, guild_id: guildId, thread_metadata: metadata }: APIThreadChannel) => {
    const state = await cases.findByThread(id);
    const rests = state !== null && state.restingSince !== null;
    if (metadata?.archived === true) {
      // One that rests has made its room for an urgent report.
      if (!rests) await room(guildId, 1);
    } else if (rests) {
      await handleCaseCommand(cases, state.caseId, { type: 'wake-thread', threadId: id, at: clock.now() });
      poke();
    }
  };
  client.ws.on(GatewayDispatchEvents.ThreadUpdate, (thread: APIThreadChannel) => void changed(thread).catch(onError));
  client.ws.on(
    GatewayDispatchEvents.ThreadDelete,
    (gone: GatewayThreadDeleteDispatchData) => void room(gone.guild_id, 1).catch(onError),
  );
  client.ws.on(
    GatewayDispatchEvents.ChannelDelete,
    (gone: GatewayChannelDeleteDispatchData) => void room(gone.guild_id, roomOfChannel).catch(onError),
  );
}
