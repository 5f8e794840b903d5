import { planFor } from './channel-plan.ts';
import type { ChannelKind, Settings } from './settings.ts';
import { channelKinds } from './settings.ts';
import type { Finding, RoleSetting, RoleView, ServerView } from './setup-finding.ts';

const roleSettings: readonly RoleSetting[] = ['staffRoles', 'leaderRoles'];

/** Roles that cannot be what they were chosen for; nothing may be granted to them (SPEC 13). */
export function unfitRoles(view: ServerView, settings: Settings): Finding[] {
  return roleSettings.flatMap((setting) =>
    settings[setting].flatMap((roleId): Finding[] => {
      const role = view.roles.get(roleId);
      if (role === undefined) return [{ level: 'missing', what: 'role-gone', setting, roleId }];
      if (role.isEveryone) return [{ level: 'missing', what: 'role-is-everyone', setting }];
      return role.isManaged ? [{ level: 'missing', what: 'role-is-managed', setting, roleId }] : [];
    }),
  );
}

/** The chosen roles that Discord still has. */
export function teamRoles(view: ServerView, settings: Settings): RoleView[] {
  const ids = new Set([...settings.staffRoles, ...settings.leaderRoles]);
  return [...ids].flatMap((id) => view.roles.get(id) ?? []).filter((role) => !role.isEveryone);
}

/** What is wrong, or could be better, with the roles that fit. */
export function judgeRoles(view: ServerView, settings: Settings): Finding[] {
  const team = teamRoles(view, settings);
  return [
    ...team.flatMap((role) => tooMighty(role)),
    ...threadOpeners(view, settings),
    ...team.flatMap((role) => inconvenient(view, settings, role)),
    ...leaderless(view, settings),
  ];
}

/** Administrators read every private thread, whatever the channels say (SPEC 4.1, 6.4). */
function tooMighty({ roleId, permissions }: RoleView): Finding[] {
  return permissions.includes('Administrator') ? [{ level: 'warning', what: 'role-is-administrator', roleId }] : [];
}

/** Any role that can enter every private thread of a channel, the team's own or not. Administrators are named apart. */
function threadOpeners(view: ServerView, settings: Settings): Finding[] {
  const kinds = channelKinds.filter((kind) => holdsPrivateThreads(view, settings, kind));
  return [...view.roles.values()].flatMap((role): Finding[] => {
    if (role.cameWith !== null || role.permissions.includes('Administrator')) return [];
    const channels = kinds.flatMap((kind) => {
      const can = permissionsIn(view, settings, kind, role.roleId);
      const channelId = settings[kind];
      const opens = can.includes('ViewChannel') && can.includes('ManageThreads');
      return opens && channelId !== null ? [{ kind, channelId }] : [];
    });
    if (channels.length === 0) return [];
    return [{ level: 'warning', what: 'role-opens-threads', roleId: role.roleId, channels }];
  });
}

function holdsPrivateThreads({ channels }: ServerView, settings: Settings, kind: ChannelKind): boolean {
  const channel = channels.get(settings[kind] ?? '');
  return channel !== undefined && planFor(kind, channel.type)?.privateThreads === true;
}

function inconvenient(view: ServerView, settings: Settings, role: RoleView): Finding[] {
  const { roleId } = role;
  const findings: Finding[] = [];
  const has = (permission: 'Administrator' | 'ModerateMembers') => role.permissions.includes(permission);
  if (!has('Administrator') && !has('ModerateMembers'))
    findings.push({ level: 'hint', what: 'commands-hidden', roleId });
  if (!role.mentionable && !botMayPing(view, settings))
    findings.push({ level: 'hint', what: 'role-not-pingable', roleId });
  return findings;
}

function botMayPing(view: ServerView, { casesChannel }: Settings): boolean {
  const there = casesChannel === null ? undefined : view.channels.get(casesChannel);
  return (there?.bot ?? view.bot).includes('MentionEveryone');
}

function leaderless({ staff }: ServerView, { leaderRoles }: Settings): Finding[] {
  const known = staff !== null && leaderRoles.length > 0;
  return known && !staff.some((one) => one.isLeader) ? [{ level: 'warning', what: 'nobody-leads' }] : [];
}

/** What a role can do in the channel chosen for this; nothing while there is none. */
function permissionsIn(view: ServerView, settings: Settings, kind: ChannelKind, roleId: string) {
  const channelId = settings[kind];
  const channel = channelId === null ? undefined : view.channels.get(channelId);
  return channel?.roles.get(roleId) ?? [];
}
