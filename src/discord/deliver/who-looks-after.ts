import { accessTo } from '../../domain/access.ts';
import type { CaseState } from '../../domain/case.ts';
import { leadersToCall } from './call.ts';
import type { Delivery } from './delivery.ts';

/** How many leaders are called by name in one line. */
const calledAtMost = 30;

/** Whom to call by name: the assignee, else the leaders; those of them who may see the case. */
export async function whoLooksAfter(delivery: Delivery, state: CaseState): Promise<string[]> {
  const { assigneeId, guildId } = state;
  const assignee = { userId: assigneeId ?? '', guildId, isStaff: true, isLeader: false };
  if (assigneeId !== null && accessTo(state, assignee).see) return [assigneeId];
  return await leadersOf(delivery, state);
}

/** The leaders who may see the case. */
export async function leadersOf(delivery: Delivery, state: CaseState): Promise<string[]> {
  return (await leadersToCall(delivery, state)).slice(0, calledAtMost);
}
