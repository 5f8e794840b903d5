import type { MessageMentionOptions, TextChannel, ThreadChannel } from 'discord.js';
import { calledInside, pinged, rolesOf } from '../../domain/calls/who-comes-in.ts';
import type { StaffMember } from '../../domain/recusal.ts';
import type { CaseView } from '../views/case-view.ts';

/** How many people fit into one message as mentions (22 signs each, 2,000 in all). */
export const mentionsAtMost = 80;
/** Above this, Discord does not add a role's members by mentioning the role. */
const roleMembersAtMost = 100;

interface Ping {
  /** Written into the message; empty when nobody is called. */
  mentions: string;
  allowedMentions: MessageMentionOptions;
}

interface Wish {
  /** The whole team: whoever a role would bring in is looked for here. */
  staff: readonly StaffMember[];
  /** Who belongs into the thread. */
  inside: readonly StaffMember[];
  urgent: boolean;
  /** How many people are named where the role cannot be pinged. */
  atMost: number;
}

/**
 * Pings in a case thread whom the settings say (SPEC 4.3): the role where it brings in nobody who does not belong there,
 * else people by name; in a restricted case always people.
 */
export function teamPing(thread: ThreadChannel, { state, settings }: CaseView, wish: Wish): Ping {
  const { staff, inside, urgent, atMost } = wish;
  const group = pinged({ urgent }, settings);
  const roles = rolesOf({ urgent }, group, settings);
  if (!state.restricted && mayCallRoles(thread, roles, { staff, inside })) return ofRoles(roles);
  return ofPeople(calledInside(inside, group), atMost);
}

/**
 * A role is pinged only if Discord lets the bot and adds its members by it, and if it brings in nobody who must stay out:
 * a party who has joined the team since the report would come in with the others.
 */
function mayCallRoles(thread: ThreadChannel, roles: string[], { staff, inside }: Pick<Wish, 'staff' | 'inside'>) {
  const holders = staff.filter(({ roleIds }) => roleIds.some((id) => roles.includes(id)));
  const reachesOutside = holders.some((member) => !inside.includes(member));
  return roles.length > 0 && !reachesOutside && inside.length <= roleMembersAtMost && mayPing(thread, roles);
}

/** True when Discord lets the bot ping every one of these roles there. */
export function mayPing(channel: TextChannel | ThreadChannel, roles: readonly string[]): boolean {
  const { guild } = channel;
  const place = channel.isThread() ? channel.parent : channel;
  const me = guild.members.me;
  const mayPingAll = me !== null && place !== null && place.permissionsFor(me).has('MentionEveryone');
  const known = roles.map((id) => guild.roles.cache.get(id));
  return known.every((role) => role !== undefined && (mayPingAll || role.mentionable));
}

export const ofRoles = (roles: string[]): Ping => ({
  mentions: roles.map((id) => `<@&${id}>`).join(' '),
  allowedMentions: { parse: [], roles },
});

export function ofPeople(people: readonly StaffMember[], atMost: number): Ping {
  const some = people.slice(0, atMost);
  return {
    mentions: mentionsOf(some),
    allowedMentions: { parse: [], users: some.map(({ userId }) => userId) },
  };
}

/** What is said, and whom it pings. */
export const pinging = (said: string, { mentions, allowedMentions }: Ping) => ({
  content: mentions === '' ? said : `${said} ${mentions}`,
  allowedMentions,
});

/** People as mentions, one after the other. */
export const mentionsOf = (people: readonly StaffMember[]): string =>
  people.map(({ userId }) => `<@${userId}>`).join(' ');
