/**
 * What the loopback Discord keeps in memory. Field names are Discord's own (snake_case), so that an object can be sent
 * as it is; what Discord never sends is camelCase and is stripped by `wire.ts`.
 */

export interface User {
  id: string;
  username: string;
  global_name: string | null;
  discriminator: string;
  avatar: string | null;
  bot: boolean;
  /** The person refuses direct messages from the bot. */
  dmsClosed: boolean;
  locale: string;
}

export interface Role {
  id: string;
  name: string;
  permissions: bigint;
  position: number;
  mentionable: boolean;
  managed: boolean;
}

export interface Member {
  user: User;
  roles: string[];
  nick: string | null;
  joined_at: string;
  communication_disabled_until: string | null;
}

export interface Overwrite {
  id: string;
  /** 0 role, 1 member. */
  type: 0 | 1;
  allow: bigint;
  deny: bigint;
}

export interface ForumTag {
  id: string;
  name: string;
  moderated: boolean;
  emoji_id: string | null;
  emoji_name: string | null;
}

export interface ThreadMetadata {
  archived: boolean;
  locked: boolean;
  auto_archive_duration: number;
  archive_timestamp: string;
  create_timestamp: string;
  /** Private threads only. */
  invitable?: boolean;
}

/** A guild channel, a thread or a DM; which fields matter follows from `type` (0, 1, 4, 5, 10, 11, 12, 15). */
export interface Channel {
  id: string;
  type: number;
  guild_id: string | null;
  name: string;
  parent_id: string | null;
  position: number;
  topic: string | null;
  permission_overwrites: Overwrite[];
  rate_limit_per_user: number;
  flags: number;
  last_message_id: string | null;
  available_tags: ForumTag[];
  /** Threads only. */
  owner_id: string | null;
  thread_metadata: ThreadMetadata | null;
  applied_tags: string[];
  threadMembers: Map<string, { join_timestamp: string }>;
  /** DMs only: the person on the other side. */
  recipientId: string | null;
  /** Times (ms) of the last renames, for the hidden limit of two in ten minutes. */
  renamedAt: number[];
  /** Pinned forum post. */
  pinned: boolean;
}

export interface Attachment {
  id: string;
  filename: string;
  size: number;
  url: string;
  proxy_url: string;
  content_type: string;
  description: string | null;
  ephemeral: boolean;
  width: number | null;
  height: number | null;
}

/** A component as it was sent, with Discord's integer `id`s kept or filled in. */
export type Component = { type: number; id: number; custom_id?: string; components?: Component[] } & Record<
  string,
  unknown
>;

export interface Message {
  id: string;
  channel_id: string;
  guild_id: string | null;
  author: User;
  content: string;
  timestamp: string;
  edited_timestamp: string | null;
  type: number;
  flags: number;
  embeds: Record<string, unknown>[];
  components: Component[];
  attachments: Attachment[];
  mentions: string[];
  mention_roles: string[];
  mention_everyone: boolean;
  pinned: boolean;
  nonce: string | null;
  webhook_id: string | null;
  message_reference: Record<string, unknown> | null;
  message_snapshots: Record<string, unknown>[] | null;
  interaction_metadata: Record<string, unknown> | null;
  /** Emoji to the ids of who reacted with it. */
  reactions: Map<string, Set<string>>;
  /** Ephemeral: the one person who sees it. Null for an ordinary message. */
  visibleTo: string | null;
  /** Who got a notification from it (pings), as Discord would have sent. */
  pinged: string[];
}

export interface Guild {
  id: string;
  name: string;
  owner_id: string;
  roles: Map<string, Role>;
  members: Map<string, Member>;
  /** Guild channels and threads. */
  channels: Map<string, Channel>;
  bans: Map<string, { reason: string | null }>;
  preferred_locale: string;
  /** Bytes for one uploaded file. */
  fileLimit: number;
  /** Active threads allowed at once (Discord: 1,000). */
  activeThreadCap: number;
  /** False while the guild is in an outage: absent from GUILD_CREATE, its routes still answer. */
  available: boolean;
  auditLog: AuditEntry[];
}

export interface Webhook {
  id: string;
  token: string;
  channel_id: string;
  guild_id: string;
  name: string;
  /** Null: made by a third party, not by the application. */
  application_id: string | null;
  user: User;
}

export interface AuditEntry {
  id: string;
  user_id: string;
  target_id: string | null;
  action_type: number;
  reason: string | null;
  changes: { key: string; old_value?: unknown; new_value?: unknown }[];
  /** What goes with the kind of action, for example the channel of a deleted message. */
  options: Record<string, string>;
}
