import { PermissionFlagsBits } from 'discord.js';
import type { Guild, GuildMember, TextChannel } from 'discord.js';
import { DeliveryError } from '../../app/ports.ts';
import { partyIds } from '../../domain/case.ts';
import type { CaseState } from '../../domain/case.ts';
import type { StaffMember } from '../../domain/recusal.ts';
import { checkServer } from '../setup-check.ts';
import type { Delivery } from './delivery.ts';
import { opensIt } from './who-could-read.ts';

/** More never fit on the board. */
const casesAtMost = 60;
/** Discord's limit for asking after members by id. */
const idsAtOnce = 100;
const patienceMs = 10_000;

/** True while nobody outside of the team can read the staff channel, as far as roles and channel say (SPEC 4.8). */
export async function isForTeamOnly({ stores }: Delivery, { guild }: TextChannel): Promise<boolean> {
  const [settings, staff] = [await stores.guilds.settings(guild.id), await stores.guilds.staff(guild.id)];
  const findings = await checkServer(guild, settings, staff);
  return !findings.some((finding) => 'kind' in finding && finding.kind === 'staffChannel' && opensIt(finding));
}

/**
 * The cases that everybody who reads this channel may know of: none whose party could read it, be it as staff, as the
 * owner or as an administrator (SPEC 4.8, 6.1).
 */
export async function casesForAll(
  channel: TextChannel,
  candidates: readonly CaseState[],
  staff: readonly StaffMember[],
): Promise<CaseState[]> {
  const some = candidates.slice(0, casesAtMost);
  const barred = [...new Set(some.flatMap(barredIn))].filter((userId) => userId !== channel.client.user.id);
  const members = await membersOf(channel.guild, barred);
  const readers = new Set([channel.guild.ownerId, ...staff.map(({ userId }) => userId)]);
  for (const member of members) {
    if (channel.permissionsFor(member).has(PermissionFlagsBits.ViewChannel)) readers.add(member.id);
  }
  return some.filter((state) => !barredIn(state).some((userId) => readers.has(userId)));
}

const barredIn = (state: CaseState) => [...partyIds(state), ...state.recusals.map(({ userId }) => userId)];

/** Who of them is in the server; the client keeps those it knows in step. */
async function membersOf(guild: Guild, userIds: string[]): Promise<GuildMember[]> {
  const known = userIds.flatMap((userId) => guild.members.cache.get(userId) ?? []);
  const unknown = userIds.filter((userId) => !guild.members.cache.has(userId));
  const found: GuildMember[] = [];
  for (let from = 0; from < unknown.length; from += idsAtOnce) {
    found.push(...(await asked(guild, unknown.slice(from, from + idsAtOnce))));
  }
  return [...known, ...found];
}

/** Not knowing must never count as "may not read": without an answer the board waits. */
async function asked(guild: Guild, user: string[]): Promise<GuildMember[]> {
  try {
    return [...(await guild.members.fetch({ user, time: patienceMs })).values()];
  } catch (cause) {
    throw new DeliveryError('again', 'members not known yet', { cause });
  }
}
