import { isDeepStrictEqual } from 'node:util';
import { GatewayDispatchEvents } from 'discord.js';
import type { APIGuildMember, Client, GuildMember } from 'discord.js';
import type { GuildStore } from '../app/ports.ts';
import type { StaffMember } from '../domain/recusal.ts';
import type { Settings } from '../domain/settings.ts';
import { standing } from './asker.ts';
import { guildOf } from './deliver/delivery.ts';

const pageSize = 1000;

/**
 * Who the staff of a server are, by every name they go by, kept on disk: a report is judged in the moment it arrives,
 * without asking Discord first (SPEC 6.1). Walks the members page by page, so a large server needs no more memory.
 */
export async function syncStaff(client: Client<true>, guilds: GuildStore, guildId: string, at: number): Promise<void> {
  const settings = await guilds.settings(guildId);
  if (settings.staffRoles.length + settings.leaderRoles.length === 0) return;
  const guild = guildOf(client, guildId);
  const staff: StaffMember[] = [];
  for (let after = '0', more = true; more;) {
    const page = await guild.members.list({ limit: pageSize, after, cache: false });
    staff.push(...page.map(memberOf).flatMap((member) => staffMember(member, settings) ?? []));
    more = page.size === pageSize;
    after = page.lastKey() ?? after;
  }
  await guilds.replaceStaff(guildId, staff, at);
}

interface KnownMember {
  userId: string;
  roles: string[];
  names: (string | null | undefined)[];
}

const memberOf = (member: GuildMember): KnownMember => ({
  userId: member.id,
  roles: [...member.roles.cache.keys()],
  names: [member.user.username, member.user.globalName, member.nickname],
});

function staffMember({ userId, roles, names }: KnownMember, settings: Settings): StaffMember | null {
  const { isStaff, isLeader } = standing(roles, settings);
  if (!isStaff) return null;
  return { userId, names: names.flatMap((name) => name ?? []).filter((name) => name !== ''), roleIds: roles, isLeader };
}

type MemberUpdate = Pick<APIGuildMember, 'user' | 'roles' | 'nick'> & { guild_id: string };

interface Following {
  guilds: GuildStore;
  /** Somebody is no longer of the staff. */
  onDeparted: (guildId: string) => Promise<void>;
  /** Somebody who is still in the server is no longer of the staff, or no longer a leader. */
  onLesser: (guildId: string, userId: string) => Promise<void>;
  onError: (err: unknown) => void;
}

/** Keeps the directory in step with roles, names and people leaving, straight from the gateway. */
export function followStaff(client: Client<true>, { guilds, onDeparted, onLesser, onError }: Following): void {
  const put = async (guildId: string, userId: string, member: StaffMember | null) => {
    const known = (await guilds.staff(guildId)).find((one) => one.userId === userId) ?? null;
    if (isDeepStrictEqual(known, member)) return known;
    await guilds.putStaff(guildId, userId, member);
    if (member === null) await onDeparted(guildId);
    return known;
  };
  const update = async ({ guild_id: guildId, user, roles, nick }: MemberUpdate) => {
    const names = [user.username, user.global_name, nick];
    const member = staffMember({ userId: user.id, roles, names }, await guilds.settings(guildId));
    const known = await put(guildId, user.id, member);
    const isLesser = known !== null && (member === null || (known.isLeader && !member.isLeader));
    if (isLesser) await onLesser(guildId, user.id);
  };
  const { GuildMemberUpdate, GuildMemberAdd, GuildMemberRemove } = GatewayDispatchEvents;
  client.ws.on(GuildMemberUpdate, (changed: MemberUpdate) => void update(changed).catch(onError));
  client.ws.on(GuildMemberAdd, (added: MemberUpdate) => void update(added).catch(onError));
  client.ws.on(GuildMemberRemove, (gone: Pick<MemberUpdate, 'guild_id' | 'user'>) => {
    void put(gone.guild_id, gone.user.id, null).catch(onError);
  });
}
