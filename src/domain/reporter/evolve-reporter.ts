import { withoutOnIt } from '../calls/evolve-calls.ts';
import type { CaseState } from '../case.ts';
import type { ReporterEvent, ReporterEventOf } from './reporter-event.ts';

/** What is true after the reporter did something. No button of the team grows stale by it. */
export function evolveReporter(state: CaseState, event: ReporterEvent): Partial<CaseState> {
  switch (event.type) {
    case 'information-added':
      return added(state, event);
    case 'report-withdrawn':
      return { withdrawnAt: event.at };
    case 'update-asked':
      return { updateAskedAt: event.at, calledAt: event.at };
  }
}

function added(state: CaseState, event: ReporterEventOf<'information-added'>): Partial<CaseState> {
  const { textId, evidence, recusals, nobodyLeft, message, joined, calls, at } = event;
  const files = evidence.filter(({ from }) => from === 'reporter').length;
  const isOut = (userId: string) => recusals.some((recusal) => recusal.userId === userId);
  const broughtIds = state.thread.broughtIds.filter((userId) => !isOut(userId));
  return {
    additions: [...state.additions, { textId, files, withheld: recusals.length > 0, message, joined, at }],
    evidence: [...state.evidence, ...evidence],
    recusals: [...state.recusals, ...recusals],
    restricted: state.restricted || recusals.length > 0,
    nobodyLeft,
    onIt: withoutOnIt(
      state,
      recusals.map(({ userId }) => userId),
    ),
    thread: { ...state.thread, broughtIds },
    calledAt: calls ? at : state.calledAt,
  };
}
