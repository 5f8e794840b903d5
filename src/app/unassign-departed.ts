import { handleCaseCommand } from './handle-case-command.ts';
import type { Clock, Stores } from './ports.ts';

/** Open cases whose assignee left or lost the role become free, and leaders are told (SPEC 5). Safe to repeat. */
export async function unassignDeparted(
  { stores, clock }: { stores: Stores; clock: Clock },
  guildId: string,
): Promise<boolean> {
  const staff = new Set((await stores.guilds.staff(guildId)).map(({ userId }) => userId));
  const departed = (await stores.cases.assignments(guildId)).filter(({ assigneeId }) => !staff.has(assigneeId));
  for (const { caseId, assigneeId } of departed) {
    const command = { type: 'unassign-departed', userId: assigneeId, at: clock.now() } as const;
    await handleCaseCommand(stores.cases, caseId, command);
  }
  return departed.length > 0;
}
