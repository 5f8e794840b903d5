import { GatewayDispatchEvents } from 'discord.js';
import type {
  Client,
  GatewayMessageDeleteBulkDispatchData,
  GatewayMessageDeleteDispatchData,
  GatewayMessageUpdateDispatchData,
} from 'discord.js';
import { handleCaseCommand } from '../../app/handle-case-command.ts';
import type { CaseStore, Clock } from '../../app/ports.ts';
import type { CommandOf } from '../../domain/command.ts';
import { editedAt } from '../read-message.ts';

/**
 * Notes when a reported message is edited or deleted afterwards; the snapshot stays as it is (SPEC 3.4). Heard from the
 * gateway itself: the client's own events stay silent for messages it does not remember.
 */
export function followSources(
  client: Client<true>,
  { cases, clock, poke }: { cases: CaseStore; clock: Clock; poke: () => void },
  onError: (err: unknown) => void,
): void {
  const note = async (messageId: string, source: CommandOf<'note-source'>['source']) => {
    for (const caseId of await cases.idsByMessage(messageId)) {
      await handleCaseCommand(cases, caseId, { type: 'note-source', messageId, source, at: clock.now() });
      poke();
    }
  };
  const { MessageUpdate, MessageDelete, MessageDeleteBulk } = GatewayDispatchEvents;
  client.ws.on(MessageUpdate, ({ id, edited_timestamp }: GatewayMessageUpdateDispatchData) => {
    void note(id, { editedAt: editedAt(edited_timestamp) }).catch(onError);
  });
  client.ws.on(MessageDelete, ({ id }: GatewayMessageDeleteDispatchData) => {
    void note(id, 'deleted').catch(onError);
  });
  client.ws.on(MessageDeleteBulk, ({ ids }: GatewayMessageDeleteBulkDispatchData) => {
    for (const id of ids) void note(id, 'deleted').catch(onError);
  });
}
