import type { Channel, Message } from '../world/types.ts';
import type { World } from '../world/world.ts';
import { componentTexts } from './component-text.ts';
import { bits, channelPermissions, has, isThread } from './permissions.ts';

interface VisibleChannel {
  id: string;
  type: number;
  name: string;
  topic: string | null;
  guildId: string | null;
  /** Set for threads. */
  parentId: string | null;
  archived: boolean;
  /** Names of the tags on a post. */
  tags: string[];
  /** The person may also scroll back; without it they read only what arrives while they look. */
  history: boolean;
}

interface VisibleMessage {
  id: string;
  channelId: string;
  authorId: string;
  content: string;
  /** Everything readable in it: content, embeds, components, forwarded text, file names and links. */
  texts: string[];
  attachments: { name: string; url: string }[];
  ephemeral: boolean;
}

/** What one person can read at this moment, all over this Discord. */
export interface VisibleThings {
  channels: VisibleChannel[];
  threads: VisibleChannel[];
  dms: VisibleChannel[];
  messages: VisibleMessage[];
}

/** Sees the channel: VIEW_CHANNEL there or on the parent; a private thread also needs membership or MANAGE_THREADS. */
export function canSee(world: World, userId: string, channelId: string): boolean {
  const channel = world.channel(channelId);
  if (channel === undefined) return false;
  if (channel.guild_id === null) return userId === channel.recipientId || userId === world.bot.id;
  const permissions = channelPermissions(world, channel, userId);
  if (!has(permissions, bits.ViewChannel)) return false;
  return channel.type !== 12 || channel.threadMembers.has(userId) || has(permissions, bits.ManageThreads);
}

/** Sees the message: sees its channel, and it is not an ephemeral one meant for somebody else. */
export function canSeeMessage(world: World, userId: string, message: Message): boolean {
  if (message.visibleTo !== null && message.visibleTo !== userId) return false;
  return canSee(world, userId, message.channel_id);
}

/** Every channel, thread, DM and message the person can read now. People outside a guild see nothing of it. */
export function visibleTo(world: World, userId: string): VisibleThings {
  const things: VisibleThings = { channels: [], threads: [], dms: [], messages: [] };
  for (const channel of world.channels.values()) {
    if (!canSee(world, userId, channel.id)) continue;
    shelf(things, channel).push(describeChannel(world, userId, channel));
    for (const message of world.messagesOf(channel.id).values()) {
      if (message.visibleTo === null || message.visibleTo === userId) things.messages.push(describeMessage(message));
    }
  }
  return things;
}

/** All text of `visibleTo` in one string, for "this word is nowhere". */
export function readableText(things: VisibleThings): string {
  const places = [...things.channels, ...things.threads, ...things.dms].flatMap((one) => [
    one.name,
    one.topic ?? '',
    ...one.tags,
  ]);
  return [...places, ...things.messages.flatMap((one) => one.texts)].join('\n');
}

/** Everything a reader finds in a message, links and file names included. */
function messageTexts(message: Message): string[] {
  const snapshots = (message.message_snapshots ?? []).flatMap((one) => strings(one));
  const files = message.attachments.flatMap((one) => [one.filename, one.url, one.description ?? '']);
  const own = [message.content, ...strings(message.embeds), ...componentTexts(message.components)];
  return [...own, ...files, ...snapshots].filter((text) => text !== '');
}

function shelf(things: VisibleThings, channel: Channel): VisibleChannel[] {
  if (channel.guild_id === null) return things.dms;
  return isThread(channel) ? things.threads : things.channels;
}

function describeChannel(world: World, userId: string, channel: Channel): VisibleChannel {
  return {
    id: channel.id,
    type: channel.type,
    name: channel.name,
    topic: channel.topic,
    guildId: channel.guild_id,
    parentId: channel.parent_id,
    archived: channel.thread_metadata?.archived ?? false,
    tags: tagsOn(world, channel),
    history: channel.guild_id === null || has(channelPermissions(world, channel, userId), bits.ReadMessageHistory),
  };
}

/** A tag that was deleted from the forum is not shown on its posts any more. */
export function tagsOn(world: World, { applied_tags, parent_id }: Channel): string[] {
  const available = world.channel(parent_id)?.available_tags ?? [];
  return applied_tags.flatMap((id) => available.find((tag) => tag.id === id)?.name ?? []);
}

function describeMessage(message: Message): VisibleMessage {
  return {
    id: message.id,
    channelId: message.channel_id,
    authorId: message.author.id,
    content: message.content,
    texts: messageTexts(message),
    attachments: message.attachments.map((one) => ({ name: one.filename, url: one.url })),
    ephemeral: message.visibleTo !== null,
  };
}

/** Every string inside a JSON value. */
function strings(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap((one) => strings(one));
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap((one) => strings(one));
  return [];
}
