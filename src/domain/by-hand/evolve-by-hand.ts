import type { CaseState } from '../case.ts';
import type { ByHandEvent, ByHandEventOf } from './by-hand-event.ts';

/** How many are remembered: removals to know one again, both to notice that somebody does not stop. */
const removalsAtMost = 50;
const mendingsAtMost = 10;

/** What is true after something was put right. No button grows stale by it. */
export function evolveByHand(state: CaseState, event: ByHandEvent): Partial<CaseState> {
  const insistedAt = event.insists ? event.at : state.insistedAt;
  switch (event.type) {
    case 'thread-mended':
      return { insistedAt, mendedAt: [...state.mendedAt, event.at].slice(-mendingsAtMost) };
    case 'person-removed':
      return { insistedAt, ...removed(state, event) };
  }
}

function removed({ removals, thread }: CaseState, event: ByHandEventOf<'person-removed'>): Partial<CaseState> {
  const { userId, since, tells, at } = event;
  return {
    removals: [...removals, { userId, since, at, toldAt: tells ? at : null }].slice(-removalsAtMost),
    thread: { ...thread, broughtIds: thread.broughtIds.filter((id) => id !== userId) },
  };
}
