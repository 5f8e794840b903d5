import { ApiError, missingAccess, missingPermissions, unknownChannel, unknownMessage } from '../http/api-error.ts';
import type { ApiReply, ApiRequest } from '../http/router.ts';
import { bits, channelPermissions, guildPermissions, has, isThread } from '../rules/permissions.ts';
import { canSee } from '../rules/visibility.ts';
import type { Deed } from '../world/audit.ts';
import type { Channel, Guild, Message } from '../world/types.ts';
import type { World } from '../world/world.ts';

/** What nearly every route begins with: finding its objects and asking whether the bot may. */
export function guildOf(world: World, request: ApiRequest): Guild {
  const guild = world.guild(request.params.guild);
  if (guild === undefined) throw new ApiError(404, 10004, 'Unknown Guild');
  if (!guild.members.has(world.bot.id)) throw missingAccess();
  return guild;
}

/** The channel of the path, which the bot has to see. */
export function channelOf(world: World, request: ApiRequest): Channel {
  return seenChannel(world, request.params.channel);
}

export function seenChannel(world: World, id: string | undefined): Channel {
  const channel = world.channel(id);
  if (channel === undefined) throw unknownChannel();
  if (!canSee(world, world.bot.id, channel.id)) throw missingAccess();
  return channel;
}

/** The guild channel of the path with its guild: not a DM, not a thread. */
export function guildChannelOf(world: World, request: ApiRequest): { channel: Channel; guild: Guild } {
  const channel = channelOf(world, request);
  const guild = world.guild(channel.guild_id);
  if (guild === undefined || isThread(channel)) throw wrongChannelType();
  return { channel, guild };
}

export const wrongChannelType = (): ApiError => new ApiError(400, 50024, 'Cannot execute action on this channel type');

/** The message of the path in a channel the bot reads; ephemeral ones are not found here. */
export function messageOf(world: World, channel: Channel, request: ApiRequest): Message {
  const message = world.message(channel.id, request.params.message ?? '');
  if (message === undefined || message.visibleTo !== null) throw unknownMessage();
  return message;
}

/** Written by the bot itself, answers to interactions included, webhooks of its own not. */
export function isOwn(world: World, message: Message): boolean {
  const asItself = message.webhook_id === null || message.webhook_id === world.applicationId;
  return asItself && message.author.id === world.bot.id;
}

export function mayInChannel(world: World, channel: Channel, bit: bigint): boolean {
  if (channel.guild_id === null) return bit !== bits.ManageMessages;
  return has(channelPermissions(world, channel, world.bot.id), bit);
}

export function needInChannel(world: World, channel: Channel, bit: bigint): void {
  if (!mayInChannel(world, channel, bit)) throw missingPermissions();
}

export function needInGuild(world: World, guild: Guild, bit: bigint): void {
  if (!has(guildPermissions(world, guild, world.bot.id), bit)) throw missingPermissions();
}

/** The bot as author of what the request does, with the reason it gave. */
export function deedOf(world: World, request: ApiRequest): Deed {
  return { by: world.bot.id, reason: request.reason };
}

/** `limit` of the query, refused outside its bounds as Discord does. */
export function limitOf(request: ApiRequest, byDefault: number, most: number): number {
  const text = request.query.get('limit');
  const limit = text === null ? byDefault : Number(text);
  if (Number.isInteger(limit) && limit >= 1 && limit <= most) return limit;
  throw new ApiError(400, 50035, 'Invalid Form Body', {
    limit: { _errors: [{ code: 'NUMBER_TYPE_MAX', message: `int value should be between 1 and ${most}.` }] },
  });
}

export const ok = (body: unknown): ApiReply => ({ status: 200, body });
export const created = (body: unknown): ApiReply => ({ status: 201, body });
export const noContent: ApiReply = { status: 204 };
