import { bits } from '../rules/permissions.ts';
import { addChannel } from './channels.ts';
import { newUser } from './fresh.ts';
import { addMember, addRole, createGuild } from './guilds.ts';
import type { Channel, Guild, Member, Overwrite, Role, User } from './types.ts';
import type { World } from './world.ts';

/** What members of an ordinary server may do. */
export const memberPermissions =
  bits.ViewChannel |
  bits.SendMessages |
  bits.SendMessagesInThreads |
  bits.CreatePublicThreads |
  bits.EmbedLinks |
  bits.AttachFiles |
  bits.AddReactions |
  bits.ReadMessageHistory |
  bits.UseApplicationCommands |
  bits.ChangeNickname;

/** What a moderation bot asks for, short of Administrator. */
const botPermissions =
  memberPermissions |
  bits.CreatePrivateThreads |
  bits.ManageThreads |
  bits.ManageMessages |
  bits.PinMessages |
  bits.ManageWebhooks |
  bits.ModerateMembers |
  bits.KickMembers |
  bits.BanMembers |
  bits.ViewAuditLog |
  bits.ManageChannels |
  bits.ManageRoles |
  bits.MentionEveryone;

export interface GuildPlan {
  name?: string;
  owner?: User;
  /** By name; positions rise in the order given, the bot's role goes on top. */
  roles?: Record<string, { permissions?: bigint; mentionable?: boolean }>;
  channels?: Record<string, Partial<Channel>>;
  /** By username, with the names of their roles. */
  people?: Record<string, readonly string[]>;
  botPermissions?: bigint;
  everyonePermissions?: bigint;
}

export interface BuiltGuild {
  guild: Guild;
  owner: User;
  botRole: Role;
  roles: Record<string, Role>;
  channels: Record<string, Channel>;
  people: Record<string, User>;
}

/** An ordinary server: @everyone, the bot with a role of its own, an owner, and what the plan asks for. */
export function addGuild(world: World, plan: GuildPlan = {}): BuiltGuild {
  const owner = plan.owner ?? newUser(world.nextId(), 'owner', { global_name: 'Owner' });
  const guild = createGuild(world, plan.name ?? 'Test server', owner, plan.everyonePermissions ?? memberPermissions);
  const roles = mapValues(plan.roles ?? {}, (name, wish) => addRole(world, guild, { name, ...wish }));
  const botRole = addRole(world, guild, {
    name: 'Casekeeper',
    permissions: plan.botPermissions ?? botPermissions,
    managed: true,
  });
  const channels = mapValues(plan.channels ?? { general: {} }, (name, fields) =>
    addChannel(world, guild, { ...fields, name }),
  );
  const people = mapValues(plan.people ?? {}, (username, names) => {
    const roleIds = names.flatMap((name) => roles[name]?.id ?? []);
    return newMember(world, guild, { username, roleIds }).user;
  });
  addMember(world, guild, world.bot, [botRole.id]);
  return { guild, owner, botRole, roles, channels, people };
}

/** Somebody nobody knew before, who joins the guild. */
export function newMember(
  world: World,
  guild: Guild,
  { username, roleIds = [] }: { username: string; roleIds?: string[] },
): Member {
  return addMember(world, guild, newUser(world.nextId(), username, { global_name: username }), roleIds);
}

/** Overwrites that hide a channel from everybody but these roles and members. */
export function hiddenFromOthers(guild: Guild, allowed: readonly (Role | User)[]): Overwrite[] {
  const everyone: Overwrite = { id: guild.id, type: 0, allow: 0n, deny: bits.ViewChannel };
  const allow = bits.ViewChannel;
  return [
    everyone,
    ...allowed.map((one): Overwrite => ({ id: one.id, type: 'username' in one ? 1 : 0, allow, deny: 0n })),
  ];
}

function mapValues<In, Out>(record: Record<string, In>, make: (key: string, value: In) => Out): Record<string, Out> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, make(key, value)]));
}
