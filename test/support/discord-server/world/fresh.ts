import type { Channel, Guild, Message, User } from './types.ts';

/** Objects with every field at its ordinary value, so that the places that make them name only what matters. */
export function newUser(id: string, username: string, fields: Partial<User> = {}): User {
  return {
    id,
    username,
    global_name: null,
    discriminator: '0',
    avatar: null,
    bot: false,
    dmsClosed: false,
    locale: 'en-US',
    ...fields,
  };
}

export function newChannel(id: string, type: number, fields: Partial<Channel> = {}): Channel {
  return {
    id,
    type,
    guild_id: null,
    name: '',
    parent_id: null,
    position: 0,
    topic: null,
    permission_overwrites: [],
    rate_limit_per_user: 0,
    flags: 0,
    last_message_id: null,
    available_tags: [],
    owner_id: null,
    thread_metadata: null,
    applied_tags: [],
    threadMembers: new Map(),
    recipientId: null,
    renamedAt: [],
    pinned: false,
    ...fields,
  };
}

export function newDm(id: string, recipientId: string): Channel {
  return newChannel(id, 1, { recipientId });
}

export function newGuild(id: string, name: string, ownerId: string): Guild {
  return {
    id,
    name,
    owner_id: ownerId,
    roles: new Map(),
    members: new Map(),
    channels: new Map(),
    bans: new Map(),
    preferred_locale: 'en-US',
    fileLimit: 10 * 1024 * 1024,
    activeThreadCap: 1000,
    available: true,
    auditLog: [],
  };
}

export function newMessage(id: string, channel: Channel, author: User): Message {
  return {
    id,
    channel_id: channel.id,
    guild_id: channel.guild_id,
    author,
    content: '',
    timestamp: '',
    edited_timestamp: null,
    type: 0,
    flags: 0,
    embeds: [],
    components: [],
    attachments: [],
    mentions: [],
    mention_roles: [],
    mention_everyone: false,
    pinned: false,
    nonce: null,
    webhook_id: null,
    message_reference: null,
    message_snapshots: null,
    interaction_metadata: null,
    reactions: new Map(),
    visibleTo: null,
    pinged: [],
  };
}

/** Without the fields that are undefined, for spreading over defaults. */
export function definedOnly<T extends object>(value: T): { [Key in keyof T]?: Exclude<T[Key], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as {
    [Key in keyof T]?: Exclude<T[Key], undefined>;
  };
}
