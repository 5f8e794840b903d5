import { z } from 'zod';
import { missingPermissions } from '../http/api-error.ts';
import { bits, channelPermissions, everyPermission, guildPermissions, has } from '../rules/permissions.ts';
import type { Channel, Guild, Overwrite } from '../world/types.ts';
import type { World } from '../world/world.ts';

const bitSet = z
  .union([z.string().regex(/^\d+$/u), z.number().int()])
  .nullish()
  .transform((value) => BigInt(value ?? 0));

export const overwriteForm = z.object({
  id: z.string(),
  type: z.union([z.literal(0), z.literal(1)]),
  allow: bitSet,
  deny: bitSet,
});

/**
 * Granting and denying takes MANAGE_ROLES, and only what the bot holds itself can be set: in the channel, or in the
 * guild while the channel is being made.
 */
export function checkOverwrites(world: World, guild: Guild, overwrites: Overwrite[], channel?: Channel): void {
  if (overwrites.length === 0) return;
  const held =
    channel === undefined
      ? guildPermissions(world, guild, world.bot.id)
      : channelPermissions(world, channel, world.bot.id);
  if (!has(guildPermissions(world, guild, world.bot.id), bits.ManageRoles) && !has(held, bits.ManageRoles))
    throw missingPermissions();
  const touched = overwrites.reduce((all, one) => all | one.allow | one.deny, 0n);
  if (held !== everyPermission && (touched & ~held) !== 0n) throw missingPermissions();
}

/** The overwrites that a change adds, alters or removes, for the check of those alone. */
export function changedOverwrites(before: Overwrite[], after: Overwrite[]): Overwrite[] {
  const added = after.filter((one) => !before.some((other) => isSame(one, other)));
  const removed = before.filter((one) => !after.some((other) => other.id === one.id));
  return [...added, ...removed.map((one) => ({ ...one, allow: 0n, deny: 0n }))];
}

function isSame(one: Overwrite, other: Overwrite): boolean {
  return one.id === other.id && one.allow === other.allow && one.deny === other.deny;
}
