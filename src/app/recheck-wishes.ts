import { handleCaseCommand } from './handle-case-command.ts';
import type { Clock, Stores } from './ports.ts';

/**
 * The team of a server has changed: reports that are kept from somebody may have too few left to look at them, and their
 * reporters choose again (SPEC 3.6). Safe to repeat.
 */
export async function recheckWishes(
  { stores, clock }: { stores: Stores; clock: Clock },
  guildId: string,
): Promise<boolean> {
  const kept = await stores.cases.keptFrom(guildId);
  const staff = kept.length === 0 ? [] : await stores.guilds.staff(guildId);
  let changed = false;
  for (const { caseId, version } of kept) {
    const order = { type: 'recheck-wish', staff, at: clock.now() } as const;
    const handled = await handleCaseCommand(stores.cases, caseId, order);
    changed ||= handled.ok && handled.state.version > version;
  }
  return changed;
}
