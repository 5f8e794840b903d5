import type { Channel, Guild, Message } from '../world/types.ts';
import type { World } from '../world/world.ts';
import { bits, channelPermissions, has } from './permissions.ts';
import { canSee } from './visibility.ts';

/** `allowed_mentions` as it came with the request; unknown shapes are refused by the message limits. */
export interface AllowedMentions {
  parse?: string[];
  users?: string[];
  roles?: string[];
  replied_user?: boolean;
}

export interface Mentioned {
  users: string[];
  roles: string[];
  everyone: boolean;
}

/** Message flag: some mentioned roles could not be added to the thread. */
export const failedToMentionRoles = 1 << 8;
const roleAddCap = 250;

/** What a route does without `allowed_mentions`: everything on channel messages, users only on webhooks and interactions. */
export type MentionDefault = 'all' | 'users' | 'none';

/** The mentions that count after `allowed_mentions`, from the content and from the text of components. */
export function parseMentions(
  texts: string[],
  allowed: AllowedMentions | undefined,
  byDefault: MentionDefault,
): Mentioned {
  const text = texts.join('\n');
  const rule = allowed ?? defaults[byDefault];
  return {
    users: permitted(ids(text, /<@!?(\d{17,20})>/gu), rule, 'users'),
    roles: permitted(ids(text, /<@&(\d{17,20})>/gu), rule, 'roles'),
    everyone: rule.parse?.includes('everyone') === true && /@(?:everyone|here)\b/u.test(text),
  };
}

const defaults: Record<MentionDefault, AllowedMentions> = {
  all: { parse: ['users', 'roles', 'everyone'] },
  users: { parse: ['users'] },
  none: { parse: [] },
};

/** Who gets a notification: people who see the channel, roles that may be pinged, @everyone with the permission. */
export function whoIsPinged(world: World, message: Message): string[] {
  const channel = world.channel(message.channel_id);
  if (channel === undefined) return [];
  const guild = world.guild(channel.guild_id);
  if (guild === undefined) return message.mentions.filter((id) => id === channel.recipientId);
  const people = new Set(message.mentions);
  for (const id of pingableRoles(world, message, guild)) for (const userId of holders(guild, id)) people.add(userId);
  if (message.mention_everyone) for (const userId of guild.members.keys()) people.add(userId);
  people.delete(message.author.id);
  return [...people].filter((userId) => canSee(world, userId, channel.id));
}

/** Who a message adds to its thread, and whether a role was too large for that. */
export function addedByMention(world: World, message: Message): { userIds: string[]; tooLarge: boolean } {
  const channel = world.channel(message.channel_id);
  const guild = world.guild(channel?.guild_id);
  if (channel === undefined || guild === undefined || !mayAdd(world, channel, message))
    return { userIds: [], tooLarge: false };
  const people = new Set(message.mentions);
  let tooLarge = false;
  for (const id of pingableRoles(world, message, guild)) {
    const inRole = holders(guild, id);
    if (inRole.length > roleAddCap) tooLarge = true;
    else for (const userId of inRole) people.add(userId);
  }
  const userIds = [...people].filter(
    (userId) => !channel.threadMembers.has(userId) && seesParent(world, channel, userId),
  );
  return { userIds, tooLarge };
}

/** Webhooks add nobody to private threads; others need an invitable thread or the right to manage threads. */
function mayAdd(world: World, thread: Channel, message: Message): boolean {
  if (thread.thread_metadata === null || message.visibleTo !== null) return false;
  if (thread.type !== 12) return true;
  if (message.webhook_id !== null && message.interaction_metadata === null) return false;
  if (thread.thread_metadata.invitable === true || thread.owner_id === message.author.id) return true;
  return has(channelPermissions(world, thread, message.author.id), bits.ManageThreads);
}

function seesParent(world: World, thread: Channel, userId: string): boolean {
  const parent = world.channel(thread.parent_id);
  return parent !== undefined && has(channelPermissions(world, parent, userId), bits.ViewChannel);
}

/** Webhooks may always; people and the bot need the permission, also for roles that are not mentionable. */
export function mayMentionEveryone(world: World, message: Message): boolean {
  const channel = world.channel(message.channel_id);
  if (channel === undefined || channel.guild_id === null) return false;
  if (world.webhooks.has(message.webhook_id ?? '')) return true;
  return has(channelPermissions(world, channel, message.author.id), bits.MentionEveryone);
}

function pingableRoles(world: World, message: Message, guild: Guild): string[] {
  const anyRole = mayMentionEveryone(world, message);
  return message.mention_roles.filter((id) => anyRole || guild.roles.get(id)?.mentionable === true);
}

function holders(guild: Guild, roleId: string): string[] {
  return [...guild.members.values()].filter((one) => one.roles.includes(roleId)).map((one) => one.user.id);
}

function permitted(found: string[], rule: AllowedMentions, kind: 'users' | 'roles'): string[] {
  if (rule.parse?.includes(kind) === true) return found;
  const listed = rule[kind] ?? [];
  return found.filter((id) => listed.includes(id));
}

function ids(text: string, pattern: RegExp): string[] {
  return [...new Set([...text.matchAll(pattern)].map((match) => match[1] ?? ''))];
}
