import type { CaseState } from '../case.ts';
import type { ReadersEvent } from './readers-event.ts';

/** What is then true of who could read along. */
export function evolveReaders(state: CaseState, event: ReadersEvent): Partial<CaseState> {
  switch (event.type) {
    case 'thread-withheld':
      return { withheld: true };
    case 'thread-filled':
      return { withheld: false };
    case 'readers-accepted': {
      const acceptedReaderIds = [...new Set([...state.acceptedReaderIds, ...event.userIds])];
      return { acceptedReaderIds, step: state.step + 1 };
    }
  }
}
