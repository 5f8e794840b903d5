import { fittingTypes, mustDiffer, planFor } from './channel-plan.ts';
import type { ChannelPlan } from './channel-plan.ts';
import { teamRoles } from './judge-roles.ts';
import type { PermissionName } from './permission.ts';
import type { Settings } from './settings.ts';
import { channelKinds } from './settings.ts';
import type { ChannelView, ChosenChannel, Finding, ServerView } from './setup-finding.ts';

/** What is wrong with the chosen channels: gone, unfit, seen by too many, or closed to those who work there. */
export function judgeChannels(view: ServerView, settings: Settings): Finding[] {
  const twice = mustDiffer.flatMap(([one, other]): Finding[] => {
    const channelId = settings[one];
    if (channelId === null || channelId !== settings[other]) return [];
    return [{ level: 'missing', what: 'channel-twice', kinds: [one, other], channelId }];
  });
  return [...twice, ...channelKinds.flatMap((kind) => judgeOne(view, settings, { kind, channelId: settings[kind] }))];
}

function judgeOne(
  view: ServerView,
  settings: Settings,
  { kind, channelId }: { kind: ChosenChannel['kind']; channelId: string | null },
): Finding[] {
  if (channelId === null) return [];
  const channel = view.channels.get(channelId);
  const chosen = { kind, channelId };
  if (channel === undefined) return [{ level: 'missing', what: 'channel-gone', ...chosen }];
  const plan = planFor(kind, channel.type);
  if (plan === null) return [{ level: 'missing', what: 'channel-unfit', fitting: fittingTypes(kind), ...chosen }];
  return [
    ...lacking(plan.botNeeds, channel.bot, (permissions) => ({
      level: 'missing',
      what: 'bot-lacks',
      permissions,
      grantIn: permissions.some((name) => view.bot.includes(name)) ? 'channel' : 'server',
      ...chosen,
    })),
    ...(plan.hidden ? seenByOthers(view, settings, channel, chosen) : openToMembers(view, channel, plan, chosen)),
    ...teamAtWork({ view, settings, plan }, channel, chosen),
    ...judgeTags(channel, chosen),
  ];
}

/** Everybody who would see a hidden channel without being on the team; administrators always do (SPEC 6.3). */
function seenByOthers(view: ServerView, settings: Settings, channel: ChannelView, chosen: ChosenChannel): Finding[] {
  if (sees(channel, view.guildId)) return [{ level: 'missing', what: 'everyone-sees', ...chosen }];
  const team = new Set(teamRoles(view, settings).map((role) => role.roleId));
  const others = [...view.roles.values()].filter(
    ({ roleId, cameWith, permissions }) =>
      !team.has(roleId) && cameWith !== 'this-bot' && !permissions.includes('Administrator') && sees(channel, roleId),
  );
  const staff = new Set(view.staff?.map((one) => one.userId));
  // Whoever sees a forum reads all cases in it; a private thread keeps its own door.
  const opens = chosen.kind === 'casesChannel' && channel.type === 'forum';
  return [
    ...others.map(({ roleId, cameWith }): Finding => ({
      level: cameWith === null ? 'missing' : 'warning',
      what: 'role-sees',
      roleId,
      ...chosen,
    })),
    ...channel.peopleLetIn
      .filter((userId) => !staff.has(userId))
      .map((userId): Finding => ({ level: opens ? 'missing' : 'warning', what: 'person-sees', userId, ...chosen })),
  ];
}

/** The contact channel: members read it and write in their own thread, nowhere else (SPEC 9.2). */
function openToMembers(view: ServerView, channel: ChannelView, plan: ChannelPlan, chosen: ChosenChannel): Finding[] {
  const can = channel.roles.get(view.guildId) ?? [];
  const needed: PermissionName[] = ['ViewChannel', 'ReadMessageHistory', 'SendMessagesInThreads'];
  const unwanted = plan.everyone.deny.filter((name) => name !== 'ManageThreads' && can.includes(name));
  return [
    ...lacking(needed, can, (permissions) => ({ level: 'warning', what: 'members-lack', permissions, ...chosen })),
    ...(unwanted.length === 0
      ? []
      : [{ level: 'warning', what: 'members-may', permissions: unwanted, ...chosen } as const]),
  ];
}

/** A role of the team that cannot do its work in a channel of the team. */
function teamAtWork(
  { view, settings, plan }: { view: ServerView; settings: Settings; plan: ChannelPlan },
  channel: ChannelView,
  chosen: ChosenChannel,
): Finding[] {
  const needed = plan.team.allow.filter((name) => name !== 'EmbedLinks' && name !== 'AttachFiles');
  return teamRoles(view, settings).flatMap(({ roleId }) =>
    lacking(needed, channel.roles.get(roleId) ?? [], (permissions) => ({
      level: 'warning',
      what: 'team-lacks',
      roleId,
      permissions,
      ...chosen,
    })),
  );
}

/** What the tags of case posts cannot say for now; the cases work without (SPEC 4.5). */
function judgeTags({ tags, bot }: ChannelView, chosen: ChosenChannel): Finding[] {
  if (tags === undefined) return [];
  const full: Finding = { level: 'hint', what: 'tags-no-room', tags: tags.withoutTag, ...chosen };
  const notMade: Finding = { level: 'warning', what: 'tags-not-made', tags: tags.missing, ...chosen };
  return [
    ...(tags.missing.length > 0 && !bot.includes('ManageChannels') ? [notMade] : []),
    ...(tags.withoutTag.length > 0 ? [full] : []),
  ];
}

function lacking(
  needed: readonly PermissionName[],
  has: readonly PermissionName[],
  finding: (permissions: PermissionName[]) => Finding,
): Finding[] {
  const missing = needed.filter((name) => !has.includes(name));
  return missing.length === 0 ? [] : [finding(missing)];
}

const sees = (channel: ChannelView, roleId: string) => channel.roles.get(roleId)?.includes('ViewChannel') === true;
