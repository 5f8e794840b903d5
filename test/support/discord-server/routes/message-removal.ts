import { z } from 'zod';
import { ApiError, invalidForm, threadArchived } from '../http/api-error.ts';
import type { ApiReply, ApiRequest, Route } from '../http/router.ts';
import { parseForm } from '../rules/form.ts';
import { bits } from '../rules/permissions.ts';
import { writeAudit } from '../world/audit.ts';
import { deleteMessages } from '../world/messages.ts';
import { snowflakeTime } from '../world/snowflakes.ts';
import type { Message } from '../world/types.ts';
import type { World } from '../world/world.ts';
import { channelOf, deedOf, isOwn, mayInChannel, messageOf, needInChannel, noContent } from './guards.ts';

const deletableSystem = new Set([6, 7, 8, 9, 10, 11, 18]);
const fourteenDays = 14 * 24 * 3_600_000;
const bulkForm = z.object({ messages: z.array(z.string()).min(2).max(100) });

/** Deleting messages, one or many. */
export function messageRemovalRoutes(world: World): Route[] {
  return [
    { method: 'DELETE', path: '/channels/:channel/messages/:message', handle: (request) => removeOne(world, request) },
    {
      method: 'POST',
      path: '/channels/:channel/messages/bulk-delete',
      handle: (request) => removeMany(world, request),
    },
  ];
}

function removeOne(world: World, request: ApiRequest): ApiReply {
  const channel = channelOf(world, request);
  const message = messageOf(world, channel, request);
  const own = isOwn(world, message);
  if (!own) needInChannel(world, channel, bits.ManageMessages);
  if (isUndeletable(message)) throw new ApiError(403, 50021, 'Cannot execute action on a system message');
  const metadata = channel.thread_metadata;
  if (metadata?.archived === true && metadata.locked && !mayInChannel(world, channel, bits.ManageThreads)) {
    throw threadArchived();
  }
  world.deleteMessage(message);
  const guild = world.guild(channel.guild_id);
  if (!own && guild !== undefined) {
    writeAudit(world, guild, 'messageDelete', {
      deed: deedOf(world, request),
      targetId: message.author.id,
      options: { channel_id: channel.id, count: '1' },
    });
  }
  return noContent;
}

function removeMany(world: World, request: ApiRequest): ApiReply {
  const channel = channelOf(world, request);
  needInChannel(world, channel, bits.ManageMessages);
  const { messages: ids } = parseForm(bulkForm, request.body);
  if (new Set(ids).size !== ids.length) throw invalidForm('messages', 'BASE_TYPE_UNIQUE', 'Duplicate message ids');
  if (ids.some((id) => world.clock.now() - snowflakeTime(id) > fourteenDays)) {
    throw new ApiError(400, 50034, 'You can only bulk delete messages that are under 14 days old.');
  }
  const found = ids.flatMap((id) => world.message(channel.id, id) ?? []).filter((one) => one.visibleTo === null);
  deleteMessages(world, channel.id, found);
  const guild = world.guild(channel.guild_id);
  const entry = { deed: deedOf(world, request), targetId: channel.id, options: { count: String(found.length) } };
  if (guild !== undefined) writeAudit(world, guild, 'messageBulkDelete', entry);
  return noContent;
}

function isUndeletable(message: Message): boolean {
  const ordinary = message.type === 0 || message.type === 19 || message.type === 20 || message.type === 23;
  return !ordinary && !deletableSystem.has(message.type);
}
