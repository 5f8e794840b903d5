import type { CaseState } from './case.ts';
import type { Effect, PlannedEffect } from './effect.ts';

/** An effect in its lane; `part` tells it apart from others of its kind in the same case. */
export function planned(next: CaseState, lane: string, effect: Effect, part: string | number = 1): PlannedEffect {
  return { key: `${effect.kind}:${next.caseId}:${part}`, lane, effect, refresh: false };
}

/** Draws the card anew. Before it is up there is nothing to refresh: it will be drawn from the row of that moment. */
export function refreshed(next: CaseState): PlannedEffect[] {
  if (next.thread.threadId === null) return [];
  return [{ ...planned(next, 'thread', { kind: 'refresh-card' }, next.version + 1), refresh: true }];
}
