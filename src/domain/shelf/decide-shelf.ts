import type { CaseState } from '../case.ts';
import { accept, refuse } from '../ruling.ts';
import type { Ruling } from '../ruling.ts';
import type { ShelfCommand, ShelfCommandOf } from './shelf-command.ts';
import { lastPost } from './shelf-state.ts';

/** Keeps the record of a case's shelf posts, and of its own thread while it rests, in step with Discord. */
export function decideShelf(state: CaseState, command: ShelfCommand): Ruling {
  switch (command.type) {
    case 'attach-shelf-post':
      return attach(state, command);
    case 'record-laid':
      return recordLaid(state, command);
    case 'lose-shelf-post':
      return accept(has(state, command.threadId) ? [{ ...command, type: 'shelf-post-lost' }] : []);
    case 'lose-shelf-card':
      return loseCard(state, command);
    case 'discard-shelf-post':
      return accept(has(state, command.threadId) ? [] : [{ ...command, type: 'shelf-post-discarded' }]);
    case 'record-home':
      return recordHome(state, command);
  }
}

const has = ({ shelf }: CaseState, threadId: string) => shelf.posts.some((post) => post.threadId === threadId);

/** One post a stay. */
function attach(state: CaseState, { round, ...command }: ShelfCommandOf<'attach-shelf-post'>): Ruling {
  const { shelf } = state;
  if (has(state, command.threadId)) return accept([]);
  const isOver = shelf.place === null || shelf.stay !== command.stay || shelf.round !== round;
  if (isOver) return refuse({ code: 'thread-outdated' });
  if (lastPost(state) !== null) return refuse({ code: 'thread-attached-already' });
  return accept([{ ...command, type: 'shelf-post-attached' }]);
}

function recordLaid(state: CaseState, { threadId, cardId, at }: ShelfCommandOf<'record-laid'>): Ruling {
  const post = lastPost(state);
  if (post?.threadId !== threadId || (state.shelf.isLaid && post.cardId === cardId)) return accept([]);
  return accept([{ type: 'shelf-post-laid', threadId, cardId, at }]);
}

function loseCard(state: CaseState, command: ShelfCommandOf<'lose-shelf-card'>): Ruling {
  const post = lastPost(state);
  const isIt = post?.threadId === command.threadId && post.cardId === command.messageId;
  return accept(isIt ? [{ ...command, type: 'shelf-card-lost' }] : []);
}

/** One that was closed although the case went on meanwhile is on record all the same: it is opened again. */
function recordHome({ shelf, thread }: CaseState, { threadId, home, at }: ShelfCommandOf<'record-home'>): Ruling {
  if (thread.threadId !== threadId) return accept([]);
  if (home === 'closed') return accept(shelf.home === 'closed' ? [] : [{ type: 'home-closed', threadId, at }]);
  return accept(shelf.home === 'opening' ? [{ type: 'home-opened', threadId, at }] : []);
}
