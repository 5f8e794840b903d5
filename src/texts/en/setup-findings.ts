import type { PermissionName } from '../../domain/permission.ts';
import type { ChannelKind } from '../../domain/settings.ts';
import type { ChosenChannel, Fact, OutboxTrouble, RoleSetting } from '../../domain/setup-finding.ts';
import { tidyName } from '../../domain/names.ts';
import { effectNames } from './card.ts';
import { channelNames } from './channels.ts';
import { permissionNames } from './permissions.ts';
import { listed } from './refusals.ts';

type FactOf<T extends Fact['what']> = Extract<Fact, { what: T }>;

/** What is wrong and what would be right, in one line; people and places as mentions, which never ping here. */
export function findingText(fact: Fact): string {
  switch (fact.what) {
    case 'not-chosen':
    case 'role-gone':
    case 'role-is-everyone':
    case 'role-is-managed':
      return choiceText(fact);
    case 'channel-gone':
    case 'channel-unfit':
    case 'channel-twice':
      return channelText(fact);
    case 'everyone-sees':
    case 'role-sees':
    case 'person-sees':
      return audienceText(fact);
    case 'tags-no-room':
    case 'tags-not-made':
      return tagText(fact);
    case 'bot-lacks':
    case 'bot-lacks-in-server':
    case 'bot-lacks-for-measures':
      return botText(fact);
    case 'members-lack':
    case 'members-may':
      return contactText(fact);
    case 'role-is-administrator':
    case 'role-opens-threads':
    case 'team-lacks':
    case 'commands-hidden':
    case 'role-not-pingable':
    case 'nobody-leads':
      return teamText(fact);
  }
}

/** All that is not chosen yet, in one line. */
export function notChosenText(settings: (RoleSetting | ChannelKind)[]): string {
  const names = settings.map((setting) => `the ${isRoleSetting(setting) ? roleWords[setting] : channelNames[setting]}`);
  return `Not chosen yet: ${listed(names)}. Choose roles in step 1 of \`/setup start\`; the channels, in step 2, I can also create for you.`;
}

function choiceText(fact: FactOf<'not-chosen' | 'role-gone' | 'role-is-everyone' | 'role-is-managed'>): string {
  switch (fact.what) {
    case 'not-chosen':
      return notChosenText([fact.setting]);
    case 'role-gone':
      return `A role chosen as ${roleWords[fact.setting]} was deleted (${fact.roleId}). Choose another in step 1 of \`/setup start\`.`;
    case 'role-is-everyone':
      return `@everyone cannot be a ${roleWords[fact.setting]}: every member would read every case. Choose a role that only the team has.`;
    case 'role-is-managed':
      return `${role(fact.roleId)} cannot be a ${roleWords[fact.setting]}: it belongs to a bot or an integration, so that nobody can give it to people. Choose a role of your own.`;
  }
}

function channelText(fact: FactOf<'channel-gone' | 'channel-unfit' | 'channel-twice'>): string {
  switch (fact.what) {
    case 'channel-gone':
      return `The ${channelNames[fact.kind]} was deleted. Choose another in step 2 of \`/setup start\`, or let me create it.`;
    case 'channel-unfit':
      return `${capital(place(fact))} is of the wrong kind: it must be a ${fact.fitting.map((type) => typeNames[type]).join(' or a ')}. Choose another in step 2 of \`/setup start\`.`;
    case 'channel-twice': {
      const [one, other] = fact.kinds;
      return `<#${fact.channelId}> is chosen both as ${channelNames[one]} and as ${channelNames[other]}. Each needs a channel of its own: they have different readers, or different threads.`;
    }
  }
}

function audienceText(fact: FactOf<'everyone-sees' | 'role-sees' | 'person-sees'>): string {
  const where = capital(place(fact));
  switch (fact.what) {
    case 'everyone-sees':
      return `${where} can be seen by @everyone. That would open it to all members. In ${settingsOf(fact)}, take *View Channel* from @everyone, or choose another channel.`;
    case 'role-sees':
      return `${where} can be seen by ${role(fact.roleId)}, who are not on the team. In ${settingsOf(fact)}, take *View Channel* from that role, or make it a staff role.`;
    case 'person-sees':
      return `${where} can be seen by <@${fact.userId}>, who was let in by name and is not on the team. In ${settingsOf(fact)}, remove them unless that is meant to be.`;
  }
}

const typeNames = { text: 'text channel', forum: 'forum' };

function tagText(fact: FactOf<'tags-no-room' | 'tags-not-made'>): string {
  const names = listed(fact.tags.map((name) => `“${tidyName(name)}”`));
  if (fact.what === 'tags-not-made')
    return `In ${place(fact)} tags are not there yet: ${names}. Grant Casekeeper *${permissionNames.ManageChannels}* in ${settingsOf(fact)}, and I make them; or make them yourself under these names. Cases work without.`;
  return `The tags of ${place(fact)} are full: a forum holds 20, so that there is none for ${names}. Cases work without; to have them, delete tags there that you do not need.`;
}

function botText(fact: FactOf<'bot-lacks' | 'bot-lacks-in-server' | 'bot-lacks-for-measures'>): string {
  const missing = `I am missing ${permissions(fact.permissions)}`;
  if (fact.what === 'bot-lacks-in-server')
    return `${missing}. Grant it to ${myRole}. (In a channel I can only give what I have myself.)`;
  if (fact.what === 'bot-lacks-for-measures')
    return `${missing}, so that not everything the team decides could be carried out. Grant it to ${myRole}.`;
  const where = fact.grantIn === 'server' ? myRole : `Casekeeper in ${settingsOf(fact)}`;
  return `In ${place(fact)} ${missing}. Grant it to ${where}.`;
}

const myRole = 'my role under *Server Settings → Roles → Casekeeper → Permissions*';

function contactText(fact: FactOf<'members-lack' | 'members-may'>): string {
  if (fact.what === 'members-lack')
    return `In ${place(fact)} members are missing ${permissions(fact.permissions)}, so that they could not answer the team there. Grant it to @everyone in ${settingsOf(fact)}.`;
  return `In ${place(fact)} members have ${permissions(fact.permissions)}, so that they could write beside their own threads for all to see. Take it from @everyone in ${settingsOf(fact)}.`;
}

type TeamFact = FactOf<
  | 'role-is-administrator'
  | 'role-opens-threads'
  | 'team-lacks'
  | 'commands-hidden'
  | 'role-not-pingable'
  | 'nobody-leads'
>;

function teamText(fact: TeamFact): string {
  switch (fact.what) {
    case 'role-is-administrator':
      return `${role(fact.roleId)} has *Administrator*, which opens every private case to them, also those they must not see. Take it away under *Server Settings → Roles*, or choose a role without it.`;
    case 'role-opens-threads':
      return `${role(fact.roleId)} has *Manage Threads* in ${listed(fact.channels.map(place))}, which opens every private thread there. Deny it to that role in *Edit Channel → Permissions*.`;
    case 'team-lacks':
      return `In ${place(fact)} ${role(fact.roleId)} is missing ${permissions(fact.permissions)}. Grant it to that role in ${settingsOf(fact)}.`;
    case 'commands-hidden':
      return `${role(fact.roleId)} does not see the staff commands, because it lacks *Timeout Members*. Grant that, or add the role under *Server Settings → Integrations → Casekeeper*.`;
    case 'role-not-pingable':
      return `I cannot ping ${role(fact.roleId)}. Switch on *Allow anyone to @mention this role*, or grant me *${permissionNames.MentionEveryone}*.`;
    case 'nobody-leads':
      return 'Nobody has a leader role yet. Give it to at least one person, better two: only leaders can assign and restrict cases.';
  }
}

/** One line for things that wait, by kind, permission and channel only: never a case (SPEC 12.6). */
export function troubleText({ kind, state, count, problem, permission, channelId }: OutboxTrouble): string {
  const what = `${count} × ${effectNames[kind] ?? kind}`;
  const where = channelId === null ? '' : ` in <#${channelId}>`;
  const after =
    state === 'failed' ? 'It goes on by itself once that is mended.' : 'Once that is mended, press the button below.';
  switch (problem) {
    case 'forbidden':
      return permission === null
        ? `${what}: Discord does not allow it${where}. ${after}`
        : `${what}: I am missing *${permissionNames[permission] ?? permission}*${where}. ${after}`;
    case 'gone':
      return `${what}: the channel, role or message for it is gone${where}. ${after}`;
    case 'full':
      return `${what}: this server has as many active threads as Discord allows (1,000). Archive or delete threads that nobody needs any more; what waits goes on by itself when there is room.`;
    case 'broken':
      return `${what}: it failed several times${where}. ${after}`;
  }
}

const roleWords: Record<RoleSetting, string> = { staffRoles: 'staff role', leaderRoles: 'leader role' };

const isRoleSetting = (setting: RoleSetting | ChannelKind): setting is RoleSetting => setting in roleWords;

const role = (roleId: string) => `<@&${roleId}>`;

/** Named as well as linked: people who may not see a channel get no name from the link. */
const place = ({ kind, channelId }: ChosenChannel) => `the ${channelNames[kind]} (<#${channelId}>)`;

const settingsOf = ({ channelId }: ChosenChannel) => `<#${channelId}> → *Edit Channel → Permissions*`;

const permissions = (names: PermissionName[]) => listed(names.map((name) => `*${permissionNames[name] ?? name}*`));

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
