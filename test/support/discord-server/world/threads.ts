import { isThread } from '../rules/permissions.ts';
import { definedOnly, newChannel } from './fresh.ts';
import { snowflakeTime } from './snowflakes.ts';
import type { Channel, ThreadMetadata, User } from './types.ts';
import { wireChannel, wireMember, wireThreadMember } from './wire.ts';
import type { World } from './world.ts';

export interface NewThread {
  parent: Channel;
  name: string;
  /** 10 announcement, 11 public, 12 private. */
  type: number;
  owner: User;
  autoArchiveMinutes?: number;
  invitable?: boolean;
  rateLimitPerUser?: number;
  appliedTags?: string[];
  /** A thread made from a message has the id of that message. */
  id?: string;
}

/** Makes the thread with its owner inside and dispatches THREAD_CREATE. */
export function createThread(world: World, input: NewThread): Channel {
  const thread = newChannel(input.id ?? world.nextId(), input.type, {
    guild_id: input.parent.guild_id,
    parent_id: input.parent.id,
    name: input.name,
    owner_id: input.owner.id,
    rate_limit_per_user: input.rateLimitPerUser ?? 0,
    applied_tags: input.appliedTags ?? [],
    thread_metadata: freshMetadata(world, input),
  });
  thread.threadMembers.set(input.owner.id, { join_timestamp: world.timestamp() });
  world.channels.set(thread.id, thread);
  world.guild(thread.guild_id)?.channels.set(thread.id, thread);
  announce(world, 'THREAD_CREATE', thread, { newly_created: true });
  keepThreadAwake(world, thread);
  return thread;
}

/** Changes name, flags and metadata and dispatches THREAD_UPDATE. Checks nothing. */
export function updateThread(
  world: World,
  thread: Channel,
  changes: Partial<Pick<Channel, 'name' | 'rate_limit_per_user' | 'applied_tags' | 'pinned'>> & Partial<ThreadMetadata>,
): void {
  const { name, rate_limit_per_user, applied_tags, pinned, ...metadata } = changes;
  Object.assign(thread, definedOnly({ name, rate_limit_per_user, applied_tags, pinned }));
  const before = thread.thread_metadata;
  if (before === null) return;
  thread.thread_metadata = { ...before, ...definedOnly(metadata) };
  if (thread.thread_metadata.archived !== before.archived) thread.thread_metadata.archive_timestamp = world.timestamp();
  if (thread.thread_metadata.archived) thread.pinned = false;
  announce(world, 'THREAD_UPDATE', thread, {});
  if (thread.thread_metadata.auto_archive_duration !== before.auto_archive_duration) {
    world.archiveAlarms.get(thread.id)?.();
    world.archiveAlarms.delete(thread.id);
  }
  keepThreadAwake(world, thread);
}

/** As many as Discord lets into one thread. */
const mostMembers = 1000;

/** True while somebody can be in the thread, or is. */
export const hasSeat = ({ threadMembers }: Channel, userId: string): boolean =>
  threadMembers.has(userId) || threadMembers.size < mostMembers;

/** Adds one person and dispatches THREAD_MEMBERS_UPDATE; the bot itself gets THREAD_CREATE. False: was in already. */
export function addThreadMember(world: World, thread: Channel, userId: string): boolean {
  if (thread.threadMembers.has(userId)) return false;
  thread.threadMembers.set(userId, { join_timestamp: world.timestamp() });
  if (userId === world.bot.id) announce(world, 'THREAD_CREATE', thread, {});
  const member = world.member(thread.guild_id, userId);
  const added = {
    ...wireThreadMember(thread, userId),
    presence: null,
    member: member === undefined ? null : wireMember(member),
  };
  emitMembersUpdate(world, thread, { added_members: [added] });
  return true;
}

export function removeThreadMember(world: World, thread: Channel, userId: string): boolean {
  if (!thread.threadMembers.delete(userId)) return false;
  emitMembersUpdate(world, thread, { removed_member_ids: [userId] });
  return true;
}

/** Threads of the guild that are not archived. */
export function activeThreads(world: World, guildId: string): Channel[] {
  const channels = world.guild(guildId)?.channels.values() ?? [];
  return [...channels].filter((one) => isThread(one) && one.thread_metadata?.archived === false);
}

/** False while the guild has as many active threads as Discord allows: none is made, and none opened again. */
export function hasThreadRoom(world: World, guildId: string | null): boolean {
  const guild = world.guild(guildId);
  return guild === undefined || activeThreads(world, guild.id).length < guild.activeThreadCap;
}

/** A message in an archived thread opens it again: THREAD_UPDATE first, then the message. */
export function wakeThread(world: World, thread: Channel): void {
  if (thread.thread_metadata?.archived === true) updateThread(world, thread, { archived: false });
}

/**
 * Arms one alarm per active thread, which looks again at the last activity when it rings: a busy thread costs no new
 * alarm per message.
 */
export function keepThreadAwake(world: World, thread: Channel): void {
  const metadata = thread.thread_metadata;
  if (metadata === null || metadata.archived || world.archiveAlarms.has(thread.id)) return;
  const cancel = world.clock.wakeAt(archivesAt(thread, metadata), () => {
    world.archiveAlarms.delete(thread.id);
    archiveIfIdle(world, thread);
  });
  world.archiveAlarms.set(thread.id, cancel);
}

/** Removes the thread with its messages and dispatches THREAD_DELETE, if the bot saw it. */
export function deleteThread(world: World, thread: Channel): void {
  const { id, guild_id, parent_id, type } = thread;
  world.emit({ t: 'THREAD_DELETE', d: { id, guild_id, parent_id, type }, guildId: guild_id, channelId: id });
  world.archiveAlarms.get(id)?.();
  world.archiveAlarms.delete(id);
  world.channels.delete(id);
  world.guild(guild_id)?.channels.delete(id);
  world.forgetMessagesOf(id);
}

function archiveIfIdle(world: World, thread: Channel): void {
  const metadata = thread.thread_metadata;
  if (metadata === null || metadata.archived || world.channel(thread.id) === undefined || thread.pinned) return;
  if (archivesAt(thread, metadata) > world.clock.now()) keepThreadAwake(world, thread);
  else updateThread(world, thread, { archived: true });
}

function archivesAt(thread: Channel, metadata: ThreadMetadata): number {
  const lastMessage = thread.last_message_id === null ? 0 : snowflakeTime(thread.last_message_id);
  return Math.max(lastMessage, Date.parse(metadata.archive_timestamp)) + metadata.auto_archive_duration * 60_000;
}

function freshMetadata(world: World, input: NewThread): ThreadMetadata {
  const metadata: ThreadMetadata = {
    archived: false,
    locked: false,
    auto_archive_duration: input.autoArchiveMinutes ?? 4320,
    archive_timestamp: world.timestamp(),
    create_timestamp: world.timestamp(),
  };
  if (input.type === 12) metadata.invitable = input.invitable ?? true;
  return metadata;
}

function announce(world: World, t: string, thread: Channel, extra: Record<string, unknown>): void {
  world.emit({ t, d: { ...wireChannel(world, thread), ...extra }, guildId: thread.guild_id, channelId: thread.id });
}

/** The bot hears about its own removal even where it sees nothing any more. */
function emitMembersUpdate(world: World, thread: Channel, change: Record<string, unknown>): void {
  const concernsBot = JSON.stringify(change.removed_member_ids ?? []).includes(world.bot.id);
  const d = {
    id: thread.id,
    guild_id: thread.guild_id,
    member_count: Math.min(thread.threadMembers.size, 50),
    ...change,
  };
  const channelId = concernsBot ? null : thread.id;
  world.emit({ t: 'THREAD_MEMBERS_UPDATE', d, guildId: thread.guild_id, channelId });
}
