import type { CaseState } from '../case.ts';
import type { PlannedEffect } from '../effect.ts';
import type { LifecycleEventOf } from '../lifecycle/lifecycle-event.ts';
import { deleted, newThread } from '../place/thread-effects.ts';
import { planned, refreshed, shelfLane } from '../planned-effect.ts';
import { toldOnShelf } from '../reporter/reporter-effects.ts';
import type { ShelfEvent } from './shelf-event.ts';
import { lastPost, shelfPostOf } from './shelf-state.ts';

/**
 * What Discord is told of a case on the shelf (SPEC 9.5): first its shelf post, then what the post says, then a line in
 * the case thread, which is locked and archived. Each waits in a lane of its own, so that it holds nothing else.
 */
export function shelfEffects(next: CaseState, event: ShelfEvent): PlannedEffect[] {
  switch (event.type) {
    case 'shelf-post-attached':
      return [lay(next, event.threadId, 1)];
    case 'shelf-post-laid':
      return [...homeCloses(next), ...toldOnShelf(next, event.at)];
    case 'shelf-post-lost':
      return next.shelf.place !== null && lastPost(next) === null ? [newPost(next)] : [];
    case 'shelf-card-lost':
      return [lay(next, event.threadId, next.version + 1)];
    case 'shelf-post-discarded':
      return [deleted(next, event.threadId, null)];
    case 'home-closed':
      return next.shelf.place === null
        ? [opensHome(next, event.threadId)]
        : [planned(next, 'thread', { kind: 'keep-closed', threadId: event.threadId }, next.version + 1)];
    case 'home-opened':
      return [...leaves(next), ...refreshed(next)];
  }
}

/** What follows when a case comes to rest, or goes on: its thread is opened, or made anew if it is gone. */
export function restEffects(next: CaseState, { status }: LifecycleEventOf<'status-changed'>): PlannedEffect[] {
  const { shelf, thread, gatheredIn } = next;
  if (shelf.place !== null) return [newPost(next)];
  if (status.before !== 'cold' && status.before !== 'closed') return [];
  if (thread.threadId === null) return gatheredIn === null ? [newThread(next)] : [];
  return shelf.home === 'opening' ? [opensHome(next, thread.threadId)] : [];
}

/** In a lane of its own: one that cannot be closed must not keep it from being opened. */
const opensHome = (next: CaseState, threadId: string): PlannedEffect =>
  planned(next, 'opening', { kind: 'open-home', threadId }, next.version + 1);

/** A thread made for a resting case is closed at once; for one that went on, the shelf post says where. */
export const newHomeEffects = (next: CaseState): PlannedEffect[] =>
  next.shelf.place === null ? leaves(next) : homeCloses(next);

/** The shelf post of this stay and round. */
export function newPost(next: CaseState): PlannedEffect {
  const { stay, round } = next.shelf;
  return planned(next, shelfLane(next), { kind: 'create-shelf-post', stay, round }, `${stay}.${round}`);
}

const lay = (next: CaseState, threadId: string, part: number): PlannedEffect =>
  planned(next, shelfLane(next), { kind: 'lay-on-shelf', threadId }, `${threadId}.${part}`);

/** Once the shelf post says everything; never before, so that nobody loses sight of the case. Of a new post it tells, too. */
function homeCloses(next: CaseState): PlannedEffect[] {
  const { shelf, thread } = next;
  const post = shelfPostOf(next);
  if (post === null || !shelf.isLaid || thread.threadId === null) return [];
  const effect = { kind: 'close-home', threadId: thread.threadId, stay: shelf.stay } as const;
  return [planned(next, 'closing', effect, `${thread.threadId}.${post.threadId}`)];
}

/** The post that is left says where the case goes on. */
function leaves(next: CaseState): PlannedEffect[] {
  const { shelf, thread } = next;
  if (lastPost(next) === null || thread.threadId === null) return [];
  const effect = { kind: 'leave-shelf', stay: shelf.stay } as const;
  return [planned(next, shelfLane(next), effect, `${shelf.stay}.${thread.threadId}`)];
}
