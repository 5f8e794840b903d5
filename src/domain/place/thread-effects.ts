import type { CaseState } from '../case.ts';
import type { PlannedEffect } from '../effect.ts';
import { planned } from '../planned-effect.ts';

/** The thread of this round. */
export function newThread(next: CaseState): PlannedEffect {
  const { round } = next.thread;
  return planned(next, 'thread', { kind: 'create-thread', round }, round);
}

/** In a lane of its own: where it must wait for a permission, the new thread does not. */
export const deleted = (next: CaseState, threadId: string, cardId: string | null): PlannedEffect =>
  planned(next, `left:${threadId}`, { kind: 'delete-thread', threadId, cardId }, threadId);
