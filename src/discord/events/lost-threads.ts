import { GatewayDispatchEvents } from 'discord.js';
import type { Client, GatewayChannelDeleteDispatchData, GatewayThreadDeleteDispatchData } from 'discord.js';
import { handleCaseCommand } from '../../app/handle-case-command.ts';
import type { CaseStore, Clock } from '../../app/ports.ts';

/** A case thread deleted by hand is made anew from the record (SPEC 4.6). Heard from the gateway itself: the client's own
 * event stays silent for threads it has not cached. */
export function restoreLostThreads(
  client: Client<true>,
  { cases, clock, poke }: { cases: CaseStore; clock: Clock; poke: () => void },
  onError: (err: unknown) => void,
): void {
  const lose = async (threadId: string) => {
    const state = await cases.findByThread(threadId);
    if (state === null) return;
    await handleCaseCommand(cases, state.caseId, { type: 'lose-thread', threadId, at: clock.now() });
    poke();
  };
  const loseAllIn = async (channelId: string) => {
    for (const threadId of await cases.threadsIn(channelId)) await lose(threadId);
  };
  client.ws.on(
    GatewayDispatchEvents.ThreadDelete,
    (gone: GatewayThreadDeleteDispatchData) => void lose(gone.id).catch(onError),
  );
  client.ws.on(
    GatewayDispatchEvents.ChannelDelete,
    (gone: GatewayChannelDeleteDispatchData) => void loseAllIn(gone.id).catch(onError),
  );
}
