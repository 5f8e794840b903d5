import type { CaseState } from '../case.ts';
import type { PlannedEffect } from '../effect.ts';
import { planned } from '../planned-effect.ts';
import type { PlaceEvent } from './place-event.ts';

/** What Discord is told when a case changes its place: the new thread waits for nothing, nor does the end of the old. */
export function placeEffects(next: CaseState, event: PlaceEvent): PlannedEffect[] {
  switch (event.type) {
    case 'thread-left':
      return [...(event.threadId === null ? [] : [deleted(next, event.threadId, event.cardId)]), newThread(next)];
    case 'thread-discarded':
      return [deleted(next, event.threadId, null)];
  }
}

/** The thread of this round. */
export function newThread(next: CaseState): PlannedEffect {
  const { round } = next.thread;
  return planned(next, 'thread', { kind: 'create-thread', round }, round);
}

/** In a lane of its own: where it must wait for a permission, the new thread does not. */
const deleted = (next: CaseState, threadId: string, cardId: string | null): PlannedEffect =>
  planned(next, `left:${threadId}`, { kind: 'delete-thread', threadId, cardId }, threadId);
