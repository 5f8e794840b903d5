import type { Guild, GuildMember } from 'discord.js';
import { PermissionFlagsBits } from 'discord.js';
import type { Action } from '../../../domain/decision/decision-state.ts';
import { neededFor } from '../../../domain/decision/planned-action.ts';
import type { MeasureKind } from '../../../domain/decision/planned-action.ts';
import { DeliveryError } from '../../../app/ports.ts';
import { permissionNames } from '../../../texts/en/permissions.ts';
import { sortDiscordError } from '../../discord-error.ts';

export type Failure = NonNullable<Action['failure']>;

const failed = (why: Failure['why'], permission: string | null = null): Failure => ({ why, permission });

/** Why Discord would not let the bot do this to this person, before it is tried; null when nothing is in the way (SPEC 7.5). */
export function foreseen(
  guild: Guild,
  kind: MeasureKind,
  member: GuildMember | null,
  userId: string | null,
): Failure | null {
  const needed = neededFor[kind];
  if (needed !== undefined && guild.members.me?.permissions.has(PermissionFlagsBits[needed]) !== true)
    return failed('permission', permissionNames[needed] ?? needed);
  if (kind === 'remove-message') return null;
  if (userId === guild.ownerId) return failed('owner');
  if (member === null) return kind === 'ban' ? null : failed('gone');
  return isOutOfReach(guild, kind, member) ? failed('hierarchy') : null;
}

/** Above the bot, or an administrator, whom nobody can time out. */
function isOutOfReach({ members: { me } }: Guild, kind: MeasureKind, member: GuildMember): boolean {
  const isBelow = me !== null && me.roles.highest.comparePositionTo(member.roles.highest) > 0;
  return !isBelow || (kind === 'timeout' && member.permissions.has(PermissionFlagsBits.Administrator));
}

/** What Discord's refusal means for a measure; trouble that passes is thrown on, to be tried again. */
export function refused(err: unknown, kind: MeasureKind): Failure {
  const sorted = sortDiscordError(err);
  if (sorted.sort === 'again' || !(sorted instanceof DeliveryError)) throw err;
  if (sorted.sort === 'gone') return failed('gone');
  if (sorted.sort !== 'forbidden') return failed('refused');
  const permission = sorted.problem?.permission ?? neededFor[kind] ?? null;
  return failed('permission', permission === null ? null : (permissionNames[permission] ?? permission));
}
