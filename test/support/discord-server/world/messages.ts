import { displayTexts } from '../rules/component-text.ts';
import type { AllowedMentions, MentionDefault } from '../rules/mentions.ts';
import {
  addedByMention,
  failedToMentionRoles,
  mayMentionEveryone,
  parseMentions,
  whoIsPinged,
} from '../rules/mentions.ts';
import type { NewFile } from './file-store.ts';
import { definedOnly, newMessage } from './fresh.ts';
import { addThreadMember, hasSeat, keepThreadAwake, wakeThread } from './threads.ts';
import type { Attachment, Channel, Component, Message, User } from './types.ts';
import { wireDispatchedMessage } from './wire.ts';
import type { World } from './world.ts';

export interface NewMessage {
  channel: Channel;
  author: User;
  content?: string;
  embeds?: Record<string, unknown>[];
  components?: Record<string, unknown>[];
  /** Files already on the CDN. */
  attachments?: Attachment[];
  /** Files to put on the CDN first. */
  files?: NewFile[];
  flags?: number;
  type?: number;
  nonce?: string | null;
  /** Ephemeral: the only person who sees it. */
  visibleTo?: string | null;
  webhookId?: string | null;
  messageReference?: Record<string, unknown> | null;
  messageSnapshots?: Record<string, unknown>[] | null;
  interactionMetadata?: Record<string, unknown> | null;
  allowedMentions?: AllowedMentions | undefined;
  /** What counts without `allowedMentions`; the default is that of channel messages: everything. */
  mentionDefault?: MentionDefault;
  /** Fixed id: the first message of a forum post has the id of its thread. */
  id?: string;
  /** System messages: users named in `mentions` without a mention in the text. */
  mentions?: string[];
}

export interface MessageEdit {
  content?: string;
  embeds?: Record<string, unknown>[];
  components?: Record<string, unknown>[];
  attachments?: Attachment[];
  flags?: number;
  pinned?: boolean;
  allowedMentions?: AllowedMentions | undefined;
  mentionDefault?: MentionDefault;
  /** False: no `edited_timestamp` (pins, flags, the end of a "thinking" message). */
  marked?: boolean;
}

export function postMessage(world: World, input: NewMessage): Message {
  const { channel } = input;
  if (input.visibleTo === undefined || input.visibleTo === null) wakeThread(world, channel);
  const message = buildMessage(world, input);
  const log = world.messagesOf(channel.id);
  log.set(message.id, message);
  channel.last_message_id = message.id;
  applyMentions(world, message, input);
  if (message.visibleTo === null) message.pinged = input.mentions === undefined ? whoIsPinged(world, message) : [];
  dispatchMessage(world, 'MESSAGE_CREATE', message);
  keepThreadAwake(world, channel);
  return message;
}

export function editMessage(world: World, message: Message, changes: MessageEdit): Message {
  const { allowedMentions, mentionDefault, marked, components, ...plain } = changes;
  Object.assign(message, plain);
  if (components !== undefined) message.components = withIds(components);
  if (marked !== false) message.edited_timestamp = world.timestamp();
  if (changes.content !== undefined || components !== undefined) {
    applyMentions(world, message, { allowedMentions, mentionDefault: mentionDefault ?? 'all' });
  }
  dispatchMessage(world, 'MESSAGE_UPDATE', message);
  return message;
}

/** Removes messages of one channel with their files and dispatches one MESSAGE_DELETE, or one MESSAGE_DELETE_BULK for several. */
export function deleteMessages(world: World, channelId: string, messages: Message[]): void {
  const [first] = messages;
  if (first === undefined) return;
  const log = world.messagesOf(channelId);
  for (const message of messages) {
    log.delete(message.id);
    for (const attachment of message.attachments) world.files.delete(attachment.id);
  }
  const place = placeOf(first);
  const d: Record<string, unknown> = { channel_id: channelId };
  if (place.guildId !== null) d.guild_id = place.guildId;
  const event = messages.length === 1 ? { id: first.id } : { ids: messages.map((one) => one.id) };
  world.emit({ t: messages.length === 1 ? 'MESSAGE_DELETE' : 'MESSAGE_DELETE_BULK', d: { ...d, ...event }, ...place });
}

/** Components as stored: Discord keeps the integer ids that were sent and numbers the others. */
function withIds(components: Record<string, unknown>[]): Component[] {
  const taken = new Set<number>();
  collectIds(components, taken);
  let next = 1;
  const fill = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map((one) => fill(one));
    if (typeof value !== 'object' || value === null) return value;
    const filled: Record<string, unknown> = { ...value };
    if (typeof filled.type === 'number' && (typeof filled.id !== 'number' || filled.id === 0)) {
      while (taken.has(next)) next += 1;
      taken.add(next);
      filled.id = next;
    }
    for (const key of ['components', 'accessory', 'component']) if (key in filled) filled[key] = fill(filled[key]);
    return filled;
  };
  return components.map((one) => fill(one) as Component);
}

function collectIds(components: unknown, taken: Set<number>): void {
  if (!Array.isArray(components)) return;
  for (const one of components as Record<string, unknown>[]) {
    if (typeof one.id === 'number') taken.add(one.id);
    collectIds(one.components, taken);
    collectIds(
      [one.accessory, one.component].filter((child) => typeof child === 'object' && child !== null),
      taken,
    );
  }
}

function buildMessage(world: World, input: NewMessage): Message {
  const ephemeral = (input.visibleTo ?? null) !== null;
  const uploaded = (input.files ?? []).map((file) => world.storeFile({ ephemeral, ...file }));
  const { content, embeds, flags, type, nonce, visibleTo, mentions } = input;
  return {
    ...newMessage(input.id ?? world.nextId(), input.channel, input.author),
    ...definedOnly({ content, embeds, flags, type, nonce, visibleTo, mentions }),
    ...origin(input),
    components: withIds(input.components ?? []),
    attachments: [...(input.attachments ?? []), ...uploaded],
    timestamp: world.timestamp(),
  };
}

function origin(input: NewMessage) {
  return {
    webhook_id: input.webhookId ?? null,
    message_reference: input.messageReference ?? null,
    message_snapshots: input.messageSnapshots ?? null,
    interaction_metadata: input.interactionMetadata ?? null,
  };
}

/** Reads who is mentioned and adds them to the thread; an edit adds without a ping. */
function applyMentions(
  world: World,
  message: Message,
  input: Pick<NewMessage, 'allowedMentions' | 'mentionDefault' | 'mentions'>,
): void {
  if (input.mentions !== undefined) return;
  const texts = [message.content, ...displayTexts(message.components)];
  const found = parseMentions(texts, input.allowedMentions, input.mentionDefault ?? 'all');
  message.mentions = found.users.filter((id) => world.users.has(id));
  message.mention_roles = found.roles.filter((id) => world.guild(message.guild_id)?.roles.has(id) === true);
  message.mention_everyone = found.everyone && mayMentionEveryone(world, message);
  const { userIds, tooLarge } = addedByMention(world, message);
  if (tooLarge) message.flags |= failedToMentionRoles;
  const thread = world.channel(message.channel_id);
  if (thread !== undefined)
    for (const userId of userIds) if (hasSeat(thread, userId)) addThreadMember(world, thread, userId);
}

function dispatchMessage(world: World, t: string, message: Message): void {
  world.emit({ t, d: wireDispatchedMessage(world, message), ...placeOf(message), message });
}

/** Ephemeral messages reach the bot as if outside the guild. */
function placeOf(message: Message): { guildId: string | null; channelId: string | null } {
  if (message.visibleTo !== null) return { guildId: null, channelId: null };
  return { guildId: message.guild_id, channelId: message.channel_id };
}
