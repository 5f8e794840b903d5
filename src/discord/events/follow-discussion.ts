import { GatewayDispatchEvents } from 'discord.js';
import type {
  Client,
  GatewayMessageCreateDispatchData,
  GatewayMessageDeleteBulkDispatchData,
  GatewayMessageDeleteDispatchData,
  GatewayMessageUpdateDispatchData,
} from 'discord.js';
import type { CaseStore, Clock, DiscussionStore, Remark } from '../../app/ports.ts';
import { remarkOf } from '../read-remark.ts';

/**
 * Records what people write, edit and delete in case threads and shelf posts (SPEC 4.4, 9.5). Heard from the gateway itself, in whatever
 * order and however often: each remark is kept once.
 */
export function followDiscussion(
  client: Client<true>,
  { cases, discussions, clock }: { cases: CaseStore; discussions: DiscussionStore; clock: Clock },
  onError: (err: unknown) => void,
): void {
  const record = async (threadId: string, remarks: Remark[]) => {
    if (remarks.length === 0) return;
    const state = (await cases.findByThread(threadId)) ?? (await cases.findByShelfPost(threadId));
    if (state !== null) await discussions.record({ caseId: state.caseId, threadId }, remarks);
  };
  const say = (message: GatewayMessageCreateDispatchData | GatewayMessageUpdateDispatchData) => {
    const remark = remarkOf(message, client.user.id);
    if (remark !== null) void record(message.channel_id, [remark]).catch(onError);
  };
  const remove = (channelId: string, ids: string[]) => {
    const deleted = ids.map((messageId): Remark => ({ kind: 'deleted', messageId, at: clock.now() }));
    void record(channelId, deleted).catch(onError);
  };
  const { MessageCreate, MessageUpdate, MessageDelete, MessageDeleteBulk } = GatewayDispatchEvents;
  client.ws.on(MessageCreate, say);
  client.ws.on(MessageUpdate, say);
  client.ws.on(MessageDelete, (gone: GatewayMessageDeleteDispatchData) => remove(gone.channel_id, [gone.id]));
  client.ws.on(MessageDeleteBulk, (gone: GatewayMessageDeleteBulkDispatchData) => remove(gone.channel_id, gone.ids));
}
