import { PermissionFlagsBits } from 'discord.js';
import type { Client, Guild } from 'discord.js';
import type { Draft } from '../app/ports.ts';
import { memberIdIn } from '../app/report-form.ts';
import type { StaffMember } from '../domain/recusal.ts';
import type { Services } from './handler.ts';

/** What somebody of a report is, by which they could read everything on the server in principle (SPEC 3.10). */
export type Power = 'owner' | 'administrator' | 'bot' | 'this-bot' | 'runs-the-bot';

/**
 * The powers of these people. Drawn from the staff directory and from what the client remembers: the answer to a report
 * waits for nothing.
 */
export function powersOf(
  { client, runBy }: Pick<Services, 'client' | 'runBy'>,
  { guildId, userIds }: { guildId: string; userIds: readonly string[] },
  staff: readonly StaffMember[],
): Power[] {
  const guild = client.guilds.cache.get(guildId);
  const inGuild = (userId: string) => (guild === undefined ? null : powerIn(guild, userId, staff));
  const powers = userIds.flatMap((userId): (Power | null)[] => [
    inGuild(userId),
    runBy.includes(userId) ? 'runs-the-bot' : null,
  ]);
  return [...new Set(powers.filter((power) => power !== null))];
}

function powerIn(guild: Guild, userId: string, staff: readonly StaffMember[]): Power | null {
  if (userId === guild.ownerId) return 'owner';
  if (userId === guild.client.user.id) return 'this-bot';
  if (!isAdministrator(guild, userId, staff)) return null;
  return guild.client.users.cache.get(userId)?.bot === true ? 'bot' : 'administrator';
}

function isAdministrator(guild: Guild, userId: string, staff: readonly StaffMember[]): boolean {
  const remembered = guild.members.cache.get(userId)?.roles.cache.keys() ?? [];
  const known = staff.find((member) => member.userId === userId)?.roleIds ?? [];
  const roles = [...remembered, ...known].map((roleId) => guild.roles.cache.get(roleId));
  return roles.some((role) => role?.permissions.has(PermissionFlagsBits.Administrator) === true);
}

/**
 * Asks Discord who this report is about while its form is being filled in, so that the answer to it need not wait. Who
 * cannot be found is looked for again when the thread is made.
 */
export function rememberSubject(client: Client<true>, { guildId, subject }: Pick<Draft, 'guildId' | 'subject'>): void {
  const userId = subject === null ? null : (subject.userId ?? memberIdIn(subject.name));
  if (guildId === null || userId === null) return;
  void client.guilds.cache
    .get(guildId)
    ?.members.fetch(userId)
    .catch(() => null);
}
