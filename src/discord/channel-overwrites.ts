import type { Guild } from 'discord.js';
import { OverwriteType, PermissionFlagsBits } from 'discord.js';
import type { ChannelPlan, Grants } from '../domain/channel-plan.ts';
import type { PermissionName } from '../domain/permission.ts';
import type { Settings } from '../domain/settings.ts';

export type OverwritePlan = Pick<ChannelPlan, 'everyone' | 'team' | 'botNeeds'>;
/** One overwrite as setup sets it. */
export interface PlannedOverwrite {
  id: string;
  type: OverwriteType;
  allow: PermissionName[];
  deny: PermissionName[];
}

type Team = Pick<Settings, 'staffRoles' | 'leaderRoles'>;

/**
 * What @everyone, each role of the team and the bot get in a channel of this plan: only what the bot holds itself can be
 * granted or denied, the rest is left as the server has it. The
 * bot comes first, so that it does not shut itself out on the way.
 */
export function overwritesFor(guild: Guild, team: Team, plan: OverwritePlan): PlannedOverwrite[] {
  const roles = [...new Set([...team.staffRoles, ...team.leaderRoles])];
  const { me } = guild.members;
  const held = (names: readonly PermissionName[]) =>
    names.filter((name) => me?.permissions.has(PermissionFlagsBits[name]) === true);
  const forRole = (id: string, { allow, deny }: Grants): PlannedOverwrite => ({
    id,
    type: OverwriteType.Role,
    allow: held(allow),
    deny: held(deny),
  });
  return [
    { id: guild.client.user.id, type: OverwriteType.Member, allow: held(plan.botNeeds), deny: [] },
    ...roles.map((id) => forRole(id, plan.team)),
    forRole(guild.id, plan.everyone),
  ];
}
