import { isThread } from '../rules/permissions.ts';
import type { Channel, Member, Message, Overwrite, Role, ThreadMetadata, User, Webhook } from './types.ts';
import type { World } from './world.ts';

/** Objects as Discord sends them: without our own camelCase fields, with bit sets as decimal strings. */
export function wireUser(user: User): Record<string, unknown> {
  const { id, username, global_name, discriminator, avatar, bot } = user;
  return { id, username, global_name, discriminator, avatar, bot, public_flags: 0 };
}

export function wireMember(member: Member): Record<string, unknown> {
  return { user: wireUser(member.user), ...wireMemberWithoutUser(member) };
}

export function wireMemberWithoutUser(member: Member): Record<string, unknown> {
  const { roles, nick, joined_at, communication_disabled_until } = member;
  return {
    roles,
    nick,
    joined_at,
    communication_disabled_until,
    avatar: null,
    deaf: false,
    mute: false,
    flags: 0,
    pending: false,
  };
}

export function wireRole(role: Role): Record<string, unknown> {
  return {
    ...role,
    permissions: role.permissions.toString(),
    color: 0,
    colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
    hoist: false,
    icon: null,
    unicode_emoji: null,
    flags: 0,
  };
}

function wireOverwrite(overwrite: Overwrite): Record<string, unknown> {
  return { ...overwrite, allow: overwrite.allow.toString(), deny: overwrite.deny.toString() };
}

/** A guild channel, thread or DM; a thread carries the bot's own membership if it has one. */
export function wireChannel(world: World, channel: Channel): Record<string, unknown> {
  if (channel.guild_id === null) return wireDm(world, channel);
  return channel.thread_metadata === null
    ? wireGuildChannel(channel)
    : wireThread(world, channel, channel.thread_metadata);
}

function wireDm(world: World, channel: Channel): Record<string, unknown> {
  const recipient = world.users.get(channel.recipientId ?? '');
  const recipients = recipient === undefined ? [] : [wireUser(recipient)];
  return { id: channel.id, type: 1, flags: 0, last_message_id: channel.last_message_id, recipients };
}

function wireGuildChannel(channel: Channel): Record<string, unknown> {
  const { id, type, guild_id, name, position, parent_id, topic, rate_limit_per_user, last_message_id, flags } = channel;
  const shared = { id, type, guild_id, name, position, parent_id, topic, rate_limit_per_user, last_message_id, flags };
  const common = {
    ...shared,
    nsfw: false,
    permission_overwrites: channel.permission_overwrites.map((one) => wireOverwrite(one)),
  };
  if (channel.type !== 15) return common;
  const { available_tags } = channel;
  const forum = { default_reaction_emoji: null, default_sort_order: null, default_forum_layout: 0, template: '' };
  return { ...common, ...forum, available_tags };
}

function wireThread(world: World, channel: Channel, metadata: ThreadMetadata): Record<string, unknown> {
  const { id, type, guild_id, name, parent_id, owner_id, rate_limit_per_user, last_message_id } = channel;
  const messages = world.messagesOf(id).size;
  const thread: Record<string, unknown> = {
    id,
    type,
    guild_id,
    name,
    parent_id,
    owner_id,
    rate_limit_per_user,
    last_message_id,
  };
  thread.thread_metadata = { ...metadata };
  thread.message_count = messages;
  thread.total_message_sent = messages;
  thread.member_count = Math.min(channel.threadMembers.size, 50);
  thread.flags = channel.pinned ? channel.flags | 2 : channel.flags;
  if (world.channel(parent_id)?.type === 15) thread.applied_tags = channel.applied_tags;
  if (channel.threadMembers.has(world.bot.id)) thread.member = wireThreadMember(channel, world.bot.id);
  return thread;
}

export function wireThreadMember(thread: Channel, userId: string): Record<string, unknown> {
  const join_timestamp = thread.threadMembers.get(userId)?.join_timestamp ?? new Date(0).toISOString();
  return { id: thread.id, user_id: userId, join_timestamp, flags: 0 };
}

export function wireMessage(world: World, message: Message): Record<string, unknown> {
  const { guild_id: _guild, visibleTo, pinged: _pinged, reactions, ...plain } = message;
  const wire: Record<string, unknown> = {
    ...plain,
    author: wireAuthor(message),
    mentions: message.mentions.flatMap((id) => wireKnownUser(world, id)),
    reactions: [...reactions].map(([emoji, users]) => wireReaction(world, emoji, users)),
    flags: visibleTo === null ? message.flags : message.flags | 64,
    tts: false,
  };
  const thread = world.channel(message.id);
  if (thread !== undefined && isThread(thread)) wire.thread = wireChannel(world, thread);
  addReference(world, message, wire);
  for (const key of [
    'webhook_id',
    'nonce',
    'message_reference',
    'message_snapshots',
    'interaction_metadata',
  ] as const) {
    if (message[key] === null) delete wire[key];
  }
  return wire;
}

/** With what only dispatches carry: the guild, the author's membership, the type of the channel. */
export function wireDispatchedMessage(world: World, message: Message): Record<string, unknown> {
  const wire = wireMessage(world, message);
  wire.channel_type = world.channel(message.channel_id)?.type ?? 1;
  if (message.guild_id === null || message.visibleTo !== null) return wire;
  wire.guild_id = message.guild_id;
  const member = world.member(message.guild_id, message.author.id);
  if (member !== undefined && message.webhook_id === null) wire.member = wireMemberWithoutUser(member);
  return wire;
}

export function wireWebhook(webhook: Webhook): Record<string, unknown> {
  return { ...webhook, type: 1, avatar: null, user: wireUser(webhook.user) };
}

function wireAuthor(message: Message): Record<string, unknown> {
  return wireUser(message.author);
}

function wireKnownUser(world: World, id: string): Record<string, unknown>[] {
  const user = world.users.get(id);
  return user === undefined ? [] : [wireUser(user)];
}

function wireReaction(world: World, emoji: string, users: Set<string>): Record<string, unknown> {
  const details = { burst: 0, normal: users.size };
  const [name, id] = emoji.split(':');
  return {
    emoji: { id: id ?? null, name },
    count: users.size,
    count_details: details,
    me: users.has(world.bot.id),
    burst_colors: [],
  };
}

function addReference(world: World, message: Message, wire: Record<string, unknown>): void {
  const reference = message.message_reference;
  if (reference === null || reference.type === 1) return;
  const original = world.message(String(reference.channel_id), String(reference.message_id));
  wire.referenced_message = original === undefined ? null : wireMessage(world, original);
}
