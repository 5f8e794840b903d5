import { channelPermissions } from '../rules/permissions.ts';
import type { Attachment, Channel, Message } from '../world/types.ts';
import { wireMemberWithoutUser, wireMessage, wireRole, wireUser } from '../world/wire.ts';
import type { World } from '../world/world.ts';

type Shelf = 'users' | 'members' | 'roles' | 'channels' | 'attachments' | 'messages';

/** The `resolved` part of an interaction: the objects behind the ids a person chose. */
export class Resolved {
  readonly #world: World;
  readonly #channel: Channel;
  readonly #shelves = new Map<Shelf, Record<string, unknown>>();

  constructor(world: World, channel: Channel) {
    this.#world = world;
    this.#channel = channel;
  }

  /** A person, with their membership and their permissions in this channel where they are a member. */
  addUser(userId: string): void {
    const user = this.#world.users.get(userId);
    if (user === undefined) return;
    this.#put('users', userId, wireUser(user));
    const member = this.#world.member(this.#channel.guild_id, userId);
    if (member === undefined) return;
    const permissions = channelPermissions(this.#world, this.#channel, userId).toString();
    const { deaf: _deaf, mute: _mute, ...partial } = wireMemberWithoutUser(member);
    this.#put('members', userId, { ...partial, permissions });
  }

  addRole(roleId: string): void {
    const role = this.#world.guild(this.#channel.guild_id)?.roles.get(roleId);
    if (role !== undefined) this.#put('roles', roleId, wireRole(role));
  }

  addChannel(channelId: string, userId: string): void {
    const channel = this.#world.channel(channelId);
    if (channel !== undefined) this.#put('channels', channelId, partialChannel(this.#world, channel, userId));
  }

  addAttachment(attachment: Attachment): void {
    this.#put('attachments', attachment.id, { ...attachment });
  }

  addMessage(message: Message): void {
    this.#put('messages', message.id, wireMessage(this.#world, message));
  }

  /** Undefined when nothing was chosen: Discord then leaves the key out. */
  toJSON(): Record<Shelf, Record<string, unknown>> | undefined {
    return this.#shelves.size === 0 ? undefined : (Object.fromEntries(this.#shelves) as never);
  }

  #put(shelf: Shelf, id: string, value: Record<string, unknown>): void {
    this.#shelves.set(shelf, { ...this.#shelves.get(shelf), [id]: value });
  }
}

/** A channel as interactions carry it, with the permissions one person has there. */
export function partialChannel(world: World, channel: Channel, userId: string): Record<string, unknown> {
  const { id, type, guild_id, name, parent_id, thread_metadata } = channel;
  if (guild_id === null) return { id, type, flags: 0, last_message_id: channel.last_message_id };
  const permissions = channelPermissions(world, channel, userId).toString();
  const appPermissions = channelPermissions(world, channel, world.bot.id).toString();
  const shared = { id, type, guild_id, name, parent_id, permissions, app_permissions: appPermissions };
  return thread_metadata === null
    ? { ...shared, position: channel.position, topic: channel.topic, nsfw: false, flags: channel.flags }
    : { ...shared, owner_id: channel.owner_id, thread_metadata: { ...thread_metadata }, flags: channel.flags };
}
