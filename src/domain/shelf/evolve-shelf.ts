import type { CaseState } from '../case.ts';
import type { Status } from '../words.ts';
import type { ShelfEvent } from './shelf-event.ts';
import { lastPost } from './shelf-state.ts';
import type { ShelfPlace, ShelfPost, ShelfState } from './shelf-state.ts';

/** What is then true of a case on the shelf. */
export function evolveShelf({ shelf }: CaseState, event: ShelfEvent): ShelfState {
  switch (event.type) {
    case 'shelf-post-attached': {
      const { type: _type, at: _at, ...post } = event;
      return { shelf: { ...shelf, posts: [...shelf.posts, post] } };
    }
    case 'shelf-post-laid':
      return { shelf: { ...shelf, isLaid: true, posts: withCard(shelf.posts, event.threadId, event.cardId) } };
    case 'shelf-post-lost':
      return { shelf: lost(shelf, event.threadId) };
    case 'shelf-card-lost':
      return { shelf: { ...shelf, posts: withCard(shelf.posts, event.threadId, null) } };
    case 'shelf-post-discarded':
      return { shelf };
    case 'home-closed':
      return { shelf: { ...shelf, home: shelf.place === null ? 'opening' : 'closed' } };
    case 'home-opened':
      return { shelf: { ...shelf, home: 'open' } };
  }
}

type Shelf = ShelfState['shelf'];

const withCard = (posts: ShelfPost[], threadId: string, cardId: string | null) =>
  posts.map((post) => (post.threadId === threadId ? { ...post, cardId } : post));

function lost(shelf: Shelf, threadId: string): Shelf {
  const posts = shelf.posts.filter((post) => post.threadId !== threadId);
  const isLast = lastPost({ shelf })?.threadId === threadId;
  return isLast ? { ...shelf, posts, round: shelf.round + 1, isLaid: false } : { ...shelf, posts };
}

const places: Partial<Record<Status, ShelfPlace>> = { cold: 'cold', closed: 'archive' };

/** A case that changes its status comes to rest, or goes on. Its thread is closed and opened by what follows. */
export function afterStatus(
  { shelf, thread }: Pick<CaseState, 'shelf' | 'thread'>,
  to: Status,
  at: number,
): ShelfState {
  const place = places[to] ?? null;
  if (place !== null) {
    return { shelf: { ...shelf, stay: shelf.stay + 1, place, since: at, round: 1, isLaid: false, home: 'open' } };
  }
  if (shelf.place === null) return { shelf };
  const home = thread.threadId === null ? 'open' : 'opening';
  return { shelf: { ...shelf, place: null, since: null, home } };
}

/** A case that becomes restricted leaves its shelf posts, too: all readers of the shelf see them (SPEC 6.2). */
export const withoutPosts = ({ shelf }: ShelfState): ShelfState => ({
  shelf: { ...shelf, round: shelf.round + 1, isLaid: false, home: 'open', posts: [] },
});
