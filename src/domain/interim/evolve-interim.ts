import type { CaseState } from '../case.ts';
import type { InterimEvent } from './interim-event.ts';
import type { Interim, InterimState } from './interim-state.ts';

/** What is then true of the interim measures. */
export function evolveInterim(state: Pick<CaseState, 'interims'>, event: InterimEvent): InterimState {
  if (event.type === 'interim-taken') return { interims: [...state.interims, event.interim] };
  const { number } = event;
  return { interims: state.interims.map((one) => (one.number === number ? { ...one, ...change(one, event) } : one)) };
}

function change(interim: Interim, event: Exclude<InterimEvent, { type: 'interim-taken' }>): Partial<Interim> {
  switch (event.type) {
    case 'interim-confirmed':
      return { verdict: 'confirmed', decidedBy: event.by };
    case 'interim-lifted': {
      const verdict = event.by === null ? 'lapsed' : 'lifted';
      return { verdict, decidedBy: event.by, lifting: interim.measure.kind === 'timeout' ? 'planned' : 'none' };
    }
    case 'interim-ended':
      return { verdict: 'ended' };
    case 'interim-kept':
      return { keptId: event.contentId };
    case 'interim-settled':
      return { status: event.failure === null ? 'done' : 'failed', failure: event.failure };
    case 'interim-lifting-settled':
      return { lifting: event.failure === null ? 'done' : 'failed', liftFailure: event.failure };
  }
}
