import { bits, channelPermissions } from '../rules/permissions.ts';
import type { Channel, Guild } from '../world/types.ts';
import { wireMember, wireMessage, wireUser } from '../world/wire.ts';
import type { World } from '../world/world.ts';
import type { Wish } from './interaction.ts';
import { partialChannel } from './resolved.ts';

/** What Discord lets the bot do in a DM. */
const permissionsInDm =
  bits.ViewChannel |
  bits.SendMessages |
  bits.EmbedLinks |
  bits.AttachFiles |
  bits.ReadMessageHistory |
  bits.AddReactions;

/** The `d` of an INTERACTION_CREATE: who asked, where, with which rights, and what. */
export function envelope(world: World, wish: Wish, key: { id: string; token: string }): Record<string, unknown> {
  const channel = world.channel(wish.channelId);
  if (channel === undefined) throw new Error(`No channel ${wish.channelId} to interact in.`);
  const guild = world.guild(channel.guild_id);
  const place = guild === undefined ? inDm(world, channel, wish) : inGuild(world, channel, { wish, guild });
  return {
    ...key,
    application_id: world.applicationId,
    type: wish.type,
    version: 1,
    ...place,
    channel_id: channel.id,
    locale: world.users.get(wish.userId)?.locale ?? 'en-US',
    entitlements: [],
    data: wish.data,
    ...sourceMessage(world, wish),
  };
}

function inGuild(
  world: World,
  channel: Channel,
  { wish, guild }: { wish: Wish; guild: Guild },
): Record<string, unknown> {
  const member = guild.members.get(wish.userId);
  if (member === undefined) throw new Error(`${wish.userId} is no member of ${guild.name}.`);
  const permissions = channelPermissions(world, channel, wish.userId).toString();
  return {
    guild_id: guild.id,
    guild: { id: guild.id, locale: guild.preferred_locale, features: [] },
    guild_locale: guild.preferred_locale,
    channel: partialChannel(world, channel, wish.userId),
    member: { ...wireMember(member), permissions },
    app_permissions: channelPermissions(world, channel, world.bot.id).toString(),
    context: 0,
    authorizing_integration_owners: { 0: guild.id },
    attachment_size_limit: guild.fileLimit,
  };
}

function inDm(world: World, channel: Channel, wish: Wish): Record<string, unknown> {
  const user = world.users.get(wish.userId);
  if (user === undefined) throw new Error(`No user ${wish.userId}.`);
  return {
    channel: { ...partialChannel(world, channel, wish.userId), recipients: [wireUser(user)] },
    user: wireUser(user),
    app_permissions: permissionsInDm.toString(),
    context: 1,
    authorizing_integration_owners: { 0: '0' },
    attachment_size_limit: 10 * 1024 * 1024,
  };
}

function sourceMessage(world: World, { source }: Wish): Record<string, unknown> {
  const message = source === undefined ? undefined : world.message(source.channelId, source.messageId);
  return message === undefined ? {} : { message: wireMessage(world, message) };
}
