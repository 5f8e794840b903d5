import type { CaseState } from './case.ts';
import type { Effect, PlannedEffect } from './effect.ts';

/** An effect in its lane; `part` tells it apart from others of its kind in the same case. */
export function planned(next: CaseState, lane: string, effect: Effect, part: string | number = 1): PlannedEffect {
  return { key: `${effect.kind}:${next.caseId}:${part}`, lane, effect, refresh: false };
}

/**
 * Draws the card anew, and the tags of a post. Before the thread is there nothing is to refresh: it will be drawn from the
 * row of that moment. Tags go in a lane of their own: what they wait for holds nobody's words back.
 */
export function refreshed(next: CaseState): PlannedEffect[] {
  if (next.thread.threadId === null) return [];
  const part = next.version + 1;
  const card = { ...planned(next, 'thread', { kind: 'refresh-card' }, part), refresh: true };
  return next.isPost ? [card, { ...planned(next, 'post', { kind: 'refresh-post' }, part), refresh: true }] : [card];
}
