import { GatewayDispatchEvents } from 'discord.js';
import type {
  Client,
  GatewayChannelDeleteDispatchData,
  GatewayMessageDeleteBulkDispatchData,
  GatewayMessageDeleteDispatchData,
  GatewayThreadDeleteDispatchData,
} from 'discord.js';
import { handleCaseCommand } from '../../app/handle-case-command.ts';
import type { CaseStore, Clock } from '../../app/ports.ts';

/**
 * A case thread, a shelf post or a card deleted by hand is made anew from the record (SPEC 4.6). Heard from the gateway itself: the
 * client's own events stay silent for what it has not cached.
 */
export function restoreLostThreads(
  client: Client<true>,
  { cases, clock, poke }: { cases: CaseStore; clock: Clock; poke: () => void },
  onError: (err: unknown) => void,
): void {
  const lose = async (threadId: string) => {
    const [home, onShelf] = [await cases.findByThread(threadId), await cases.findByShelfPost(threadId)];
    const at = clock.now();
    if (home !== null) await handleCaseCommand(cases, home.caseId, { type: 'lose-thread', threadId, at });
    if (onShelf !== null) await handleCaseCommand(cases, onShelf.caseId, { type: 'lose-shelf-post', threadId, at });
    if (home !== null || onShelf !== null) poke();
  };
  const loseAllIn = async (channelId: string) => {
    const threadIds = [...(await cases.threadsIn(channelId)), ...(await cases.shelfPostsIn(channelId))];
    for (const threadId of threadIds) await lose(threadId);
  };
  const loseCard = async (channelId: string, messageIds: string[]) => {
    const state = await cases.findByThread(channelId);
    const cardId = state?.thread.cardId ?? null;
    if (state === null || cardId === null || !messageIds.includes(cardId))
      return await loseShelfCard(channelId, messageIds);
    await handleCaseCommand(cases, state.caseId, { type: 'lose-card', messageId: cardId, at: clock.now() });
    poke();
  };
  const loseShelfCard = async (threadId: string, messageIds: string[]) => {
    const state = await cases.findByShelfPost(threadId);
    const messageId = state?.shelf.posts.find((post) => post.threadId === threadId)?.cardId ?? null;
    if (state === null || messageId === null || !messageIds.includes(messageId)) return;
    await handleCaseCommand(cases, state.caseId, { type: 'lose-shelf-card', threadId, messageId, at: clock.now() });
    poke();
  };
  client.ws.on(
    GatewayDispatchEvents.MessageDelete,
    (gone: GatewayMessageDeleteDispatchData) => void loseCard(gone.channel_id, [gone.id]).catch(onError),
  );
  client.ws.on(
    GatewayDispatchEvents.MessageDeleteBulk,
    (gone: GatewayMessageDeleteBulkDispatchData) => void loseCard(gone.channel_id, gone.ids).catch(onError),
  );
  client.ws.on(
    GatewayDispatchEvents.ThreadDelete,
    (gone: GatewayThreadDeleteDispatchData) => void lose(gone.id).catch(onError),
  );
  client.ws.on(
    GatewayDispatchEvents.ChannelDelete,
    (gone: GatewayChannelDeleteDispatchData) => void loseAllIn(gone.id).catch(onError),
  );
}
