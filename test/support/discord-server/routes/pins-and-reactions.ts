import { ApiError, threadArchived } from '../http/api-error.ts';
import type { ApiReply, ApiRequest, Route } from '../http/router.ts';
import { bits } from '../rules/permissions.ts';
import { writeAudit } from '../world/audit.ts';
import { newestFirst, restMessage } from './message-reading.ts';
import type { Channel, Message } from '../world/types.ts';
import { postMessage } from '../world/messages.ts';
import type { World } from '../world/world.ts';
import { channelOf, deedOf, messageOf, needInChannel, noContent, ok } from './guards.ts';

const mostPins = 250;

export function pinAndReactionRoutes(world: World): Route[] {
  const reactions = '/channels/:channel/messages/:message/reactions/:emoji/@me';
  return [
    {
      method: 'PUT',
      path: '/channels/:channel/messages/pins/:message',
      handle: (request) => pin(world, request, true),
    },
    {
      method: 'DELETE',
      path: '/channels/:channel/messages/pins/:message',
      handle: (request) => pin(world, request, false),
    },
    { method: 'GET', path: '/channels/:channel/messages/pins', handle: (request) => listPins(world, request) },
    { method: 'PUT', path: reactions, handle: (request) => react(world, request, true) },
    { method: 'DELETE', path: reactions, handle: (request) => react(world, request, false) },
  ];
}

function pin(world: World, request: ApiRequest, pinned: boolean): ApiReply {
  const channel = channelOf(world, request);
  const message = messageOf(world, channel, request);
  needInChannel(world, channel, bits.PinMessages);
  if (channel.thread_metadata?.archived === true) throw threadArchived();
  if (message.pinned === pinned) return noContent;
  if (pinned && pinsOf(world, channel).length >= mostPins) {
    throw new ApiError(400, 30003, 'Maximum number of pins reached (250)');
  }
  world.editMessage(message, { pinned, marked: false });
  tell(world, channel, 'CHANNEL_PINS_UPDATE', { last_pin_timestamp: pinned ? world.timestamp() : null });
  writePinAudit(world, request, { channel, message, pinned });
  if (pinned) announcePin(world, channel, message.id);
  return noContent;
}

function writePinAudit(
  world: World,
  request: ApiRequest,
  entry: { channel: Channel; message: Message; pinned: boolean },
): void {
  const guild = world.guild(entry.channel.guild_id);
  if (guild === undefined) return;
  const action = entry.pinned ? 'messagePin' : 'messageUnpin';
  const options = { channel_id: entry.channel.id, message_id: entry.message.id };
  writeAudit(world, guild, action, { deed: deedOf(world, request), targetId: entry.message.author.id, options });
}

/** Dispatches something about the channel, with its guild if it has one. */
function tell(world: World, channel: Channel, t: string, d: Record<string, unknown>): void {
  const guild = channel.guild_id === null ? {} : { guild_id: channel.guild_id };
  const place = { guildId: channel.guild_id, channelId: channel.id };
  world.emit({ t, d: { ...d, ...guild, channel_id: channel.id }, ...place });
}

function announcePin(world: World, channel: Channel, messageId: string): void {
  const messageReference = { channel_id: channel.id, message_id: messageId, guild_id: channel.guild_id };
  postMessage(world, { channel, author: world.bot, type: 6, messageReference, mentions: [] });
}

function listPins(world: World, request: ApiRequest): ApiReply {
  const channel = channelOf(world, request);
  const before = request.query.get('before');
  const limit = Math.min(Math.max(Number(request.query.get('limit') ?? 50), 1), 50);
  const all = newestFirst(pinsOf(world, channel));
  const later = before === null ? all : all.filter((one) => Date.parse(one.timestamp) < Date.parse(before));
  const items = later.slice(0, limit);
  return ok({
    items: items.map((one) => ({ pinned_at: one.timestamp, message: restMessage(world, one) })),
    has_more: later.length > items.length,
  });
}

function pinsOf(world: World, channel: Channel) {
  return [...world.messagesOf(channel.id).values()].filter((one) => one.pinned);
}

function react(world: World, request: ApiRequest, add: boolean): ApiReply {
  const channel = channelOf(world, request);
  const message = messageOf(world, channel, request);
  if (channel.thread_metadata?.archived === true) throw threadArchived();
  const emoji = request.params.emoji ?? '';
  if (add) checkReacting(world, channel, message.reactions, emoji);
  setReaction(message, emoji, { userId: world.bot.id, add });
  const [name, id] = emoji.split(':');
  const d = { user_id: world.bot.id, message_id: message.id, emoji: { id: id ?? null, name }, type: 0, burst: false };
  tell(world, channel, add ? 'MESSAGE_REACTION_ADD' : 'MESSAGE_REACTION_REMOVE', d);
  return noContent;
}

function setReaction(message: Message, emoji: string, { userId, add }: { userId: string; add: boolean }): void {
  const users = message.reactions.get(emoji) ?? new Set<string>();
  if (add) users.add(userId);
  else users.delete(userId);
  if (users.size === 0) message.reactions.delete(emoji);
  else message.reactions.set(emoji, users);
}

function checkReacting(world: World, channel: Channel, reactions: Map<string, Set<string>>, emoji: string): void {
  needInChannel(world, channel, bits.ReadMessageHistory);
  if (reactions.has(emoji)) return;
  needInChannel(world, channel, bits.AddReactions);
  if (reactions.size >= 20) throw new ApiError(400, 30010, 'Maximum number of reactions reached (20)');
}
