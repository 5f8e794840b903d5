import type { Guild, GuildMember } from 'discord.js';
import type { CaseState } from '../../../domain/case.ts';
import { isGone } from '../../discord-error.ts';

/** Discord keeps so much of a reason. */
const reasonAtMost = 512;

/** What the audit log says: the reference, but of a restricted case nothing that tells of it (SPEC 7.5). */
export const auditReason = ({ restricted, reference }: CaseState): string =>
  (restricted ? 'decision of the team' : `case ${reference}`).slice(0, reasonAtMost);

/** The member a measure is for; null for somebody who has left, or is nobody on Discord. */
export async function memberOf(guild: Guild, userId: string | null): Promise<GuildMember | null> {
  if (userId === null) return null;
  try {
    return await guild.members.fetch({ user: userId, force: true });
  } catch (err) {
    if (isGone(err, 10007) || isGone(err, 10013)) return null;
    throw err;
  }
}

/** The Discord account of a party; null for somebody who has none. */
export const accountOf = ({ parties }: CaseState, partyId: string | null): string | null =>
  parties.find((party) => party.partyId === partyId)?.userId ?? null;
