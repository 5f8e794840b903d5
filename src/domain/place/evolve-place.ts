import type { CaseState } from '../case.ts';
import { untold } from '../same-subject/evolve-same-subject.ts';
import { withoutPosts } from '../shelf/evolve-shelf.ts';
import type { PlaceEvent } from './place-event.ts';

/** What is then true of a case's place. */
export function evolvePlace(state: CaseState, event: PlaceEvent): Partial<CaseState> {
  switch (event.type) {
    case 'thread-left':
      return {
        ...withoutThread(state),
        ...withoutPosts(state),
        ...untold(state),
        moved: event.toAll !== true,
        openedUp: event.toAll === true,
      };
    case 'thread-discarded':
      return {};
  }
}

/** The next thread of a case has a number of its own, so that nothing meant for an earlier one goes into it. */
export const withoutThread = ({
  thread,
  shelf,
}: CaseState): Pick<CaseState, 'thread' | 'isPost' | 'shelf' | 'restingSince'> => ({
  thread: { round: thread.round + 1, channelId: null, threadId: null, cardId: null, broughtIds: [] },
  isPost: false,
  shelf: { ...shelf, home: 'open' },
  restingSince: null,
});
