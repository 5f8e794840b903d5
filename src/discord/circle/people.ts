import type { StaffMember } from '../../domain/recusal.ts';
import { restrictWords } from '../../texts/en/restrict.ts';
import type { Acting } from '../case-actions/case-action.ts';

/** How many people one answer names. */
const namedAtMost = 40;

/** The staff at this moment. */
export const staffNow = async ({ context, view }: Acting): Promise<StaffMember[]> =>
  await context.stores.guilds.staff(view.state.guildId);

/** People by mention, for the reader alone; more than fit are counted. */
export function mentioned(userIds: readonly string[]): string[] {
  const more = userIds.length - namedAtMost;
  const named = userIds.slice(0, namedAtMost).map((userId) => `<@${userId}>`);
  return more > 0 ? [...named, restrictWords.others(more)] : named;
}
