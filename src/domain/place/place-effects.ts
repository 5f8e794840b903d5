import type { CaseState } from '../case.ts';
import type { PlannedEffect } from '../effect.ts';
import { newPost } from '../shelf/shelf-effects.ts';
import type { PlaceEvent, PlaceEventOf } from './place-event.ts';
import { deleted, newThread } from './thread-effects.ts';

/** What Discord is told when a case changes its place: the new thread waits for nothing, nor does the end of the old. */
export function placeEffects(next: CaseState, event: PlaceEvent): PlannedEffect[] {
  switch (event.type) {
    case 'thread-left':
      return [...left(next, event), goesOn(next)];
    case 'thread-discarded':
      return [deleted(next, event.threadId, null)];
  }
}

/** The shelf posts go with the thread: whoever reads the shelf would read them (SPEC 6.2). */
function left(next: CaseState, { threadId, cardId, shelfPosts = [] }: PlaceEventOf<'thread-left'>): PlannedEffect[] {
  const threads = threadId === null ? [] : [{ threadId, cardId }];
  return [...threads, ...shelfPosts].map((one) => deleted(next, one.threadId, one.cardId));
}

/** A case that rests goes on in a shelf post; it gets a thread again when the team takes it up. */
const goesOn = (next: CaseState): PlannedEffect => (next.shelf.place === null ? newThread(next) : newPost(next));
