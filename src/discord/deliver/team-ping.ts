import type { MessageMentionOptions, ThreadChannel } from 'discord.js';
import type { StaffMember } from '../../domain/recusal.ts';
import type { CaseView } from '../views/case-view.ts';

/** Above this, Discord does not add a role's members by mentioning the role. */
const roleMembersAtMost = 100;

/** Who of the team may see a case, and who may not. */
export interface Circle {
  audience: StaffMember[];
  outside: StaffMember[];
}

interface Ping {
  /** Written into the message. */
  mentions: string;
  allowedMentions: MessageMentionOptions;
}

interface Wish extends Circle {
  /** Leaders alone. */
  leaders: boolean;
  /** How many people are named where the role cannot be pinged. */
  atMost: number;
}

/** Pings the team, or its leaders, in a case thread: the role where nobody is kept out, else people by name (SPEC 4.3). */
export function teamPing(thread: ThreadChannel, { state, settings }: CaseView, wish: Wish): Ping {
  const { audience, outside, leaders, atMost } = wish;
  if (!state.restricted) {
    const roles = leaders ? settings.leaderRoles : settings.staffRoles;
    // A party who has joined the team since the report would come in with the others.
    const reachesOutside = outside.some(({ roleIds }) => roleIds.some((id) => roles.includes(id)));
    if (!reachesOutside && canPing(thread, roles, audience)) return ofRoles(roles);
  }
  const called = leaders && !state.restricted ? audience.filter(({ isLeader }) => isLeader) : audience;
  return ofPeople(called.slice(0, atMost));
}

/** A role is pinged only if Discord lets the bot and adds its members by it. */
function canPing(thread: ThreadChannel, roles: string[], audience: StaffMember[]): boolean {
  const { guild, parent } = thread;
  const me = guild.members.me;
  const mayPingAll = me !== null && parent !== null && parent.permissionsFor(me).has('MentionEveryone');
  const known = roles.map((id) => guild.roles.cache.get(id));
  const pingable = known.every((role) => role !== undefined && (mayPingAll || role.mentionable));
  return pingable && audience.length <= roleMembersAtMost;
}

const ofRoles = (roles: string[]): Ping => ({
  mentions: roles.map((id) => `<@&${id}>`).join(' '),
  allowedMentions: { parse: [], roles },
});

const ofPeople = (people: StaffMember[]): Ping => ({
  mentions: mentionsOf(people),
  allowedMentions: { parse: [], users: people.map(({ userId }) => userId) },
});

/** People as mentions, one after the other. */
export const mentionsOf = (people: StaffMember[]): string => people.map(({ userId }) => `<@${userId}>`).join(' ');
