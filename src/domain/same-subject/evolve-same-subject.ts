import type { CaseState } from '../case.ts';
import type { SameSubjectEvent, SameSubjectEventOf } from './same-subject-event.ts';
import type { Gathering } from './same-subject-state.ts';

/** What is true between cases about the same person. */
export function evolveSameSubject(state: CaseState, event: SameSubjectEvent): Partial<CaseState> {
  switch (event.type) {
    case 'case-linked':
      return { links: [...state.links, { ...event.to, how: 'same-subject' }] };
    case 'case-unlinked':
      return { links: state.links.filter(({ caseId, how }) => caseId !== event.caseId || how !== 'same-subject') };
    case 'case-gathered':
      return { gatheredIn: event.into };
    case 'case-parted':
      return { gatheredIn: null };
    case 'reports-gathered':
      return { gathering: gathered(state, event) };
    case 'lines-posted':
    case 'gathered-left':
    case 'gathering-parted':
      return { gathering: state.gathering && { ...state.gathering, ...changed(state.gathering, event) } };
  }
}

function gathered({ gathering, thread }: CaseState, event: SameSubjectEventOf<'reports-gathered'>): Gathering {
  const { lines, upTo, at } = event;
  const calls = lines.flatMap(({ call }) => call ?? []);
  const begun = { leftIds: [], calledAt: at, leadersCalledAt: null, partedAt: null, lines: [], ...gathering };
  return {
    ...begun,
    upTo,
    lines: [...begun.lines, ...lines.map((one) => ({ ...one, round: thread.round, messageId: null }))],
    calledAt: calls.length === 0 ? begun.calledAt : at,
    leadersCalledAt: calls.includes('leaders') ? at : begun.leadersCalledAt,
  };
}

function changed(
  { lines, leftIds }: Gathering,
  event: SameSubjectEventOf<'lines-posted' | 'gathered-left' | 'gathering-parted'>,
): Partial<Gathering> {
  switch (event.type) {
    case 'lines-posted': {
      const { position, messageId } = event;
      return { lines: lines.map((one, index) => (index === position ? { ...one, messageId } : one)) };
    }
    case 'gathered-left':
      return { leftIds: [...leftIds, event.caseId] };
    case 'gathering-parted':
      return { partedAt: event.at };
  }
}

/** A thread made anew is told everything again. */
export const untold = ({ gathering }: CaseState): Pick<CaseState, 'gathering'> => ({
  gathering: gathering && { ...gathering, lines: gathering.lines.map((one) => ({ ...one, messageId: null })) },
});
