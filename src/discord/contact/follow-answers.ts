import { Events, GatewayDispatchEvents } from 'discord.js';
import type {
  APIMessage,
  APIThreadChannel,
  GatewayMessageCreateDispatchData,
  GatewayMessageDeleteBulkDispatchData,
  GatewayMessageDeleteDispatchData,
  GatewayMessageUpdateDispatchData,
  GatewayThreadDeleteDispatchData,
  GatewayThreadMembersUpdateDispatchData,
} from 'discord.js';
import { handleCaseCommand } from '../../app/handle-case-command.ts';
import type { Services } from '../handler.ts';
import { catchUp } from './catch-up.ts';
import { hearDeleted, hearEdited } from './changed-answer.ts';
import { hearDirectMessage } from './direct-message.ts';
import { mendThread } from './mend-thread.ts';
import { hearNewMembers, hearThreadMessage } from './thread-message.ts';

/** How soon what could not be taken in is looked for again. */
const lookAgainMs = 30_000;

/**
 * Hears what people write to the team, in contact threads and direct messages, and what becomes of it (SPEC 9). Straight
 * from the gateway: the client's own events stay silent for what it does not remember. What one channel says is taken
 * in order. At start, after a lost session and after trouble it reads what it has not heard (SPEC 12.4).
 */
export function followAnswers(services: Services, onError: (err: unknown) => void): { stop: () => Promise<void> } {
  const { client, clock, turns, answersRead } = services;
  const underWay = new Set<Promise<void>>();
  let cancelLook = () => {};
  let stopped = false;
  const track = (key: string, deed: () => Promise<void>) => {
    if (stopped) return;
    const run = turns
      .run(key, deed)
      .catch((err: unknown) => {
        onError(err);
        lookAgain();
      })
      .finally(() => underWay.delete(run));
    underWay.add(run);
  };
  const look = () => {
    answersRead.fallBehind();
    track('contact-catch-up', async () => {
      await catchUp(services, () => stopped);
      for (const deed of stopped ? [] : answersRead.catchUp()) await deed();
    });
  };
  const lookAgain = () => {
    answersRead.fallBehind();
    cancelLook();
    if (!stopped) cancelLook = clock.wakeAt(clock.now() + lookAgainMs, look);
  };
  listen(services, track);
  client.on(Events.ShardReady, look);
  look();
  return {
    stop: async () => {
      stopped = true;
      answersRead.stop();
      cancelLook();
      await Promise.all(underWay);
    },
  };
}

type Track = (key: string, deed: () => Promise<void>) => void;

function listen(services: Services, track: Track): void {
  const { ws } = services.client;
  const { MessageCreate, MessageUpdate, MessageDelete, MessageDeleteBulk } = GatewayDispatchEvents;
  const { ThreadDelete, ThreadMembersUpdate, ThreadUpdate } = GatewayDispatchEvents;
  const inTurn = (channelId: string, deed: () => Promise<void>) => track(`contact:${channelId}`, deed);
  ws.on(MessageCreate, (raw: GatewayMessageCreateDispatchData) => inTurn(raw.channel_id, () => hear(services, raw)));
  ws.on(MessageUpdate, (raw: GatewayMessageUpdateDispatchData) =>
    inTurn(raw.channel_id, () => hearEdited(services, raw)),
  );
  ws.on(MessageDelete, ({ channel_id: channelId, id }: GatewayMessageDeleteDispatchData) =>
    inTurn(channelId, () => hearDeleted(services, id)),
  );
  ws.on(MessageDeleteBulk, ({ channel_id: channelId, ids }: GatewayMessageDeleteBulkDispatchData) => {
    for (const id of ids) inTurn(channelId, () => hearDeleted(services, id));
  });
  ws.on(ThreadUpdate, ({ id, thread_metadata: now }: APIThreadChannel) =>
    inTurn(id, () => mendThread(services, id, { locked: now?.locked === true, archived: now?.archived === true })),
  );
  ws.on(ThreadDelete, ({ id }: GatewayThreadDeleteDispatchData) => inTurn(id, () => lost(services, id)));
  ws.on(ThreadMembersUpdate, ({ id, added_members: added = [] }: GatewayThreadMembersUpdateDispatchData) =>
    inTurn(id, () => hearNewMembers(services, id, added.flatMap(asMember))),
  );
}

const asMember = ({ user_id: userId, join_timestamp: joinedAt }: { user_id?: string; join_timestamp: string }) =>
  userId === undefined ? [] : [{ userId, joinedAt }];

const hear = (services: Services, raw: APIMessage & { guild_id?: string }) =>
  raw.guild_id === undefined ? hearDirectMessage(services, raw) : hearThreadMessage(services, raw);

async function lost({ stores, clock, poke }: Services, threadId: string): Promise<void> {
  const state = await stores.contact.findByThread(threadId);
  if (state === null) return;
  const command = { type: 'lose-contact-thread', threadId, at: clock.now() } as const;
  await handleCaseCommand(stores.cases, state.caseId, command);
  poke();
}
