import { channelPlans, creatingNeeds } from '../../src/domain/channel-plan.ts';
import { measureNeeds } from '../../src/domain/decision/planned-action.ts';
import type { PermissionName } from '../../src/domain/permission.ts';
import type { ChannelKind } from '../../src/domain/settings.ts';
import { channelKinds, Settings } from '../../src/domain/settings.ts';
import type { ChannelView, RoleView, ServerView } from '../../src/domain/setup-finding.ts';

export const guildId = '100000000000000000';
export const staffRole = '100000000000000001';
export const leaderRole = '100000000000000002';
export const memberRole = '100000000000000003';

/** The id of the channel that serves this purpose in `healthySettings`. */
export const channelIdOf = (kind: ChannelKind): string => `10000000000000001${channelKinds.indexOf(kind)}`;

/** A server set up as setup itself would do it. */
export const healthySettings: Settings = Settings.parse({
  staffRoles: [staffRole],
  leaderRoles: [leaderRole],
  ...Object.fromEntries(channelKinds.map((kind) => [kind, channelIdOf(kind)])),
});

export function roleView(roleId: string, changes: Partial<RoleView> = {}): RoleView {
  const ordinary = { isEveryone: roleId === guildId, isManaged: false, cameWith: null, mentionable: true };
  return { roleId, ...ordinary, permissions: ['ModerateMembers'], ...changes };
}

export function channelView(kind: ChannelKind, changes: Partial<ChannelView> = {}): ChannelView {
  const { type, botNeeds, everyone, team } = channelPlans[kind];
  const roles = new Map<string, readonly PermissionName[]>([
    [guildId, everyone.allow],
    [memberRole, everyone.allow],
    [staffRole, team.allow],
    [leaderRole, team.allow],
  ]);
  return { channelId: channelIdOf(kind), type, bot: botNeeds, roles, peopleLetIn: [], ...changes };
}

/** The server that goes with `healthySettings`, with some of its roles and channels replaced. */
export function healthyView(changes: { roles?: RoleView[]; channels?: ChannelView[] } = {}): ServerView {
  const roles = [guildId, staffRole, leaderRole, memberRole].map((id) => roleView(id));
  const channels = channelKinds.map((kind) => channelView(kind));
  return {
    guildId,
    bot: [...creatingNeeds, ...measureNeeds],
    roles: new Map([...roles, ...(changes.roles ?? [])].map((role) => [role.roleId, role])),
    channels: new Map([...channels, ...(changes.channels ?? [])].map((channel) => [channel.channelId, channel])),
    staff: [{ userId: '100000000000000050', isLeader: true }],
  };
}

/** The roles' permissions in a channel, with one role's replaced. */
export function withRole(kind: ChannelKind, roleId: string, permissions: PermissionName[]): ChannelView {
  const ordinary = channelView(kind);
  return { ...ordinary, roles: new Map([...ordinary.roles, [roleId, permissions]]) };
}
