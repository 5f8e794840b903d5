import { recountVotes } from './decision/voters.ts';
import type { Chance, Clock, Stores } from './ports.ts';
import { recheckWishes } from './recheck-wishes.ts';
import { unassignDeparted } from './unassign-departed.ts';

/**
 * What follows in the cases of a server when its team is not what it was: whoever left has none, votes are counted anew,
 * and a wish to keep a report from somebody may not hold any more. Safe to repeat; true when anything changed.
 */
export async function afterTeamChange(
  needs: { stores: Stores; clock: Clock; chance: Chance },
  guildId: string,
): Promise<boolean> {
  const freed = await unassignDeparted(needs, guildId);
  const counted = await recountVotes(needs, guildId);
  const rechecked = await recheckWishes(needs, guildId);
  return freed || counted || rechecked;
}
