import { z } from 'zod';
import type { PermissionName } from '../permission.ts';
import { Snowflake } from '../words.ts';

/** Discord's longest timeout: 28 days, in minutes. */
export const longestTimeout = 28 * 24 * 60;

/** What one measure does to one subject (SPEC 7.5). Times are ms UTC, ids Discord snowflakes. */
export const Measure = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('timeout'), minutes: z.number().int().min(1).max(longestTimeout) }),
  /** Evidence of it is kept first. */
  z.object({ kind: z.literal('remove-message'), channelId: Snowflake, messageId: Snowflake }),
  z.object({ kind: z.literal('remove-role'), roleId: Snowflake }),
  /** A role that restricts. */
  z.object({ kind: z.literal('give-role'), roleId: Snowflake }),
  /** Something to keep to, such as no contact, until a date. */
  z.object({ kind: z.literal('condition'), textId: z.string(), until: z.number().int() }),
  z.object({ kind: z.literal('kick') }),
  z.object({ kind: z.literal('ban'), deleteDays: z.number().int().min(0).max(7) }),
  z.object({ kind: z.literal('watchlist'), until: z.number().int() }),
  /** The team looks at it again at that date. */
  z.object({ kind: z.literal('monitor'), at: z.number().int() }),
]);
export type Measure = z.infer<typeof Measure>;
export type MeasureKind = Measure['kind'];

/** What the bot needs in the whole server to carry measures out. */
export const neededFor: Partial<Record<MeasureKind, PermissionName>> = {
  timeout: 'ModerateMembers',
  'remove-message': 'ManageMessages',
  'remove-role': 'ManageRoles',
  'give-role': 'ManageRoles',
  kick: 'KickMembers',
  ban: 'BanMembers',
};

/** Each once. */
export const measureNeeds: readonly PermissionName[] = [...new Set(Object.values(neededFor))];

/** Measures that Discord carries out on a member, who therefore has to be one. */
const onDiscord: readonly MeasureKind[] = ['timeout', 'remove-message', 'remove-role', 'give-role', 'kick', 'ban'];

/** Measures of which the person is told before the others are (SPEC 7.6). */
const felt: readonly MeasureKind[] = [...onDiscord, 'condition'];

/** After these the person is out of reach, so they are told before. */
export const removes = ({ kind }: Measure): boolean => kind === 'kick' || kind === 'ban';

export const isOnDiscord = ({ kind }: Measure): boolean => onDiscord.includes(kind);
export const isFelt = ({ kind }: Measure): boolean => felt.includes(kind);

/** The moment a measure looks forward to (ms UTC); null where it has none. */
export function dateOf(measure: Measure): number | null {
  switch (measure.kind) {
    case 'condition':
    case 'watchlist':
      return measure.until;
    case 'monitor':
      return measure.at;
    case 'timeout':
    case 'remove-message':
    case 'remove-role':
    case 'give-role':
    case 'kick':
    case 'ban':
      return null;
  }
}
