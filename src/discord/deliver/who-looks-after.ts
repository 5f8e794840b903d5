import { accessTo } from '../../domain/access.ts';
import type { CaseState } from '../../domain/case.ts';
import { leadersToCall } from './call.ts';
import type { Delivery } from './delivery.ts';

/** How many leaders are called by name in one line. */
const calledAtMost = 30;

/** Whom to call by name: the assignee, else the leaders, who alone look after a closed case; if they may see it. */
export async function whoLooksAfter(delivery: Delivery, state: CaseState): Promise<string[]> {
  const { assigneeId, guildId, status } = state;
  const assignee = { userId: assigneeId ?? '', guildId, isStaff: true, isLeader: false };
  if (assigneeId !== null && status !== 'closed' && accessTo(state, assignee).see) return [assigneeId];
  const leaders = await leadersByName(delivery, state);
  // Where nobody of the team is left, the guests are called.
  return leaders.length === 0 && status !== 'closed' ? state.guestIds : leaders;
}

/** As many leaders as one line calls; those who may see the case, and did not leave its thread. */
export async function leadersByName(delivery: Delivery, state: CaseState): Promise<string[]> {
  return (await leadersToCall(delivery, state)).slice(0, calledAtMost);
}
