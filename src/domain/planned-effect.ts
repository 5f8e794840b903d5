import type { CaseState } from './case.ts';
import type { Effect, PlannedEffect } from './effect.ts';
import { shelfPostOf } from './shelf/shelf-state.ts';

/** An effect in its lane; `part` tells it apart from others of its kind in the same case. */
export function planned(next: CaseState, lane: string, effect: Effect, part: string | number = 1): PlannedEffect {
  return { key: `${effect.kind}:${next.caseId}:${part}`, lane, effect, refresh: false };
}

/** What goes into the shelf post of this stay; where one post waits, the next does not. */
export const shelfLane = ({ shelf }: Pick<CaseState, 'shelf'>): string => `shelf:${shelf.stay}.${shelf.round}`;

/**
 * Draws the card anew, and the tags of a post. Before the thread is there nothing is to refresh: it will be drawn from the
 * row of that moment. While the thread is closed, what is new stands in the shelf post alone (SPEC 9.5).
 */
export function refreshed(next: CaseState): PlannedEffect[] {
  const { thread, shelf } = next;
  const atHome = thread.threadId !== null && shelf.home === 'open' ? homeRefreshed(next) : [];
  if (shelfPostOf(next) === null) return atHome;
  const onShelf = planned(next, shelfLane(next), { kind: 'refresh-shelf' }, next.version + 1);
  return [...atHome, { ...onShelf, refresh: true }];
}

/** Tags go in a lane of their own: what they wait for holds nobody's words back. */
function homeRefreshed(next: CaseState): PlannedEffect[] {
  const part = next.version + 1;
  const card = { ...planned(next, 'thread', { kind: 'refresh-card' }, part), refresh: true };
  return next.isPost ? [card, { ...planned(next, 'post', { kind: 'refresh-post' }, part), refresh: true }] : [card];
}
