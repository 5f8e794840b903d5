import { ApiError, invalidForm } from '../http/api-error.ts';
import type { ApiRequest } from '../http/router.ts';
import { componentsV2 } from '../rules/component-limits.ts';
import type { MessageForm } from '../rules/message-limits.ts';
import { bits, isThread } from '../rules/permissions.ts';
import { hasThreadRoom } from '../world/threads.ts';
import type { Channel, Message } from '../world/types.ts';
import { wireMessage } from '../world/wire.ts';
import type { World } from '../world/world.ts';
import { checkDm } from './dm-rules.ts';
import { mayInChannel, needInChannel, seenChannel } from './guards.ts';
import { isContentVisible } from '../rules/message-content.ts';

/** Whether the bot may send into this channel at all. */
export function checkSending(world: World, channel: Channel, request: Pick<ApiRequest, 'files'>): void {
  if (channel.type === 15) throw new ApiError(400, 40058, 'Cannot message in a forum channel');
  if (channel.type === 4) throw new ApiError(400, 50008, 'Cannot send messages in a non-text channel');
  if (channel.guild_id === null) return checkDm(world, channel);
  needInChannel(world, channel, isThread(channel) ? bits.SendMessagesInThreads : bits.SendMessages);
  if (request.files.length > 0) needInChannel(world, channel, bits.AttachFiles);
  checkThreadOpen(world, channel);
}

/** A locked thread is for those who manage threads; opening an archived one needs room under the cap. */
function checkThreadOpen(world: World, thread: Channel): void {
  const metadata = thread.thread_metadata;
  if (metadata === null) return;
  if (metadata.locked && !mayInChannel(world, thread, bits.ManageThreads)) {
    throw new ApiError(403, 160005, 'Thread is locked');
  }
  if (metadata.archived) checkThreadRoom(world, thread.guild_id);
}

export function checkThreadRoom(world: World, guildId: string | null): void {
  if (!hasThreadRoom(world, guildId)) throw new ApiError(400, 160006, 'Maximum number of active threads reached');
}

export interface Reference {
  messageReference: Record<string, unknown> | null;
  messageSnapshots: Record<string, unknown>[] | null;
  type: number;
  extraFlags: number;
}

const none: Reference = { messageReference: null, messageSnapshots: null, type: 0, extraFlags: 0 };
const hasSnapshot = 1 << 14;
const forwardable = new Set([0, 19, 20, 23]);

/** A reply points at a message of the same channel; a forward carries a copy of one the bot can read. */
export function referenceOf(world: World, channel: Channel, form: MessageForm): Reference {
  const reference = form.message_reference ?? null;
  if (reference === null) return none;
  if (reference.type === 1)
    return forwardOf(world, seenChannel(world, reference.channel_id ?? undefined), reference.message_id);
  if (!mayInChannel(world, channel, bits.ReadMessageHistory)) {
    throw new ApiError(403, 160002, 'Cannot reply without permission to read message history');
  }
  const original = world.message(channel.id, reference.message_id);
  if (original === undefined && reference.fail_if_not_exists !== false) {
    throw invalidForm('message_reference', 'REPLIES_UNKNOWN_MESSAGE', 'Unknown message');
  }
  if (original === undefined) return none;
  return { ...none, type: 19, messageReference: pointer(channel, original.id, 0) };
}

function forwardOf(world: World, source: Channel, messageId: string): Reference {
  const original = world.message(source.id, messageId);
  if (original === undefined || original.visibleTo !== null) throw new ApiError(404, 10008, 'Unknown Message');
  if (!mayInChannel(world, source, bits.ReadMessageHistory) || !isReadable(world, original)) {
    throw new ApiError(403, 160014, 'You cannot forward a message whose content you cannot read');
  }
  if (!forwardable.has(original.type))
    throw invalidForm('message_reference', 'FORWARD_UNSUPPORTED_TYPE', 'Cannot forward this message');
  return {
    type: 0,
    extraFlags: hasSnapshot,
    messageReference: pointer(source, original.id, 1),
    messageSnapshots: [{ message: snapshot(world, original) }],
  };
}

function isReadable(world: World, message: Message): boolean {
  return world.settings.enabledIntents.messageContent || isContentVisible(world, message);
}

/** What is copied; the author is not. */
function snapshot(world: World, message: Message): Record<string, unknown> {
  const wire = wireMessage(world, message);
  const { type, content, embeds, attachments, timestamp, edited_timestamp, mentions, mention_roles, components } = wire;
  return {
    type,
    content,
    embeds,
    attachments,
    timestamp,
    edited_timestamp,
    mentions,
    mention_roles,
    components,
    flags: message.flags & componentsV2,
  };
}

function pointer(channel: Channel, messageId: string, type: 0 | 1): Record<string, unknown> {
  const base = { type, channel_id: channel.id, message_id: messageId };
  return channel.guild_id === null ? base : { ...base, guild_id: channel.guild_id };
}
