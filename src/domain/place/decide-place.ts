import type { CaseState } from '../case.ts';
import { accept } from '../ruling.ts';
import type { Ruling } from '../ruling.ts';
import type { PlaceCommand } from './place-command.ts';
import type { PlaceEvent, PlaceEventOf } from './place-event.ts';

/** A thread that is not the case's own is deleted. */
export function decidePlace({ thread }: CaseState, { threadId, at }: PlaceCommand): Ruling {
  return accept(thread.threadId === threadId ? [] : [{ type: 'thread-discarded', threadId, at }]);
}

/**
 * What follows for the thread of a case that becomes restricted, whatever the reason (SPEC 6.2): it goes on at once in a
 * thread of the restricted channel, and the one left behind is deleted. Nothing, if it was restricted before. Asked of
 * the case as it was.
 */
export const movesAway = (state: Place & Pick<CaseState, 'restricted'>, at: number): PlaceEvent[] =>
  state.restricted ? [] : [left(state, at)];

/** The same for one that is restricted no more: it goes on among all cases. */
export const movesBack = (state: Place, at: number): PlaceEvent => ({ ...left(state, at), toAll: true });

type Place = Pick<CaseState, 'thread' | 'shelf'>;

function left({ thread, shelf }: Place, at: number): PlaceEventOf<'thread-left'> {
  const { threadId, cardId } = thread;
  const shelfPosts = shelf.posts.map((post) => ({ threadId: post.threadId, cardId: post.cardId }));
  const posts = shelfPosts.length === 0 ? {} : { shelfPosts };
  return { type: 'thread-left', threadId, cardId, ...posts, at };
}
