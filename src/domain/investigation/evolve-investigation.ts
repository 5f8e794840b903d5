import type { CaseState } from '../case.ts';
import { markOf } from './evidence-items.ts';
import type { InvestigationEvent } from './investigation-event.ts';
import type { EvidenceMark } from './investigation-state.ts';

/** What is true after somebody looked into something. No button grows stale by it. */
export function evolveInvestigation(state: CaseState, event: InvestigationEvent): Partial<CaseState> {
  switch (event.type) {
    case 'item-ticked':
      return { ticks: [...state.ticks, { item: event.item, by: event.by, at: event.at }] };
    case 'item-unticked':
      return { ticks: state.ticks.filter(({ item }) => item !== event.item) };
    case 'evidence-given':
      return {
        evidence: [...state.evidence, ...event.files],
        exhibits: [...state.exhibits, ...(event.exhibit === null ? [] : [event.exhibit])],
      };
    case 'evidence-covered':
      return marked(state, event.itemId, { covered: true });
    case 'evidence-uncovered':
      return marked(state, event.itemId, { covered: false });
    case 'covered-looked-at':
      return {};
    case 'evidence-withdrawn':
      return marked(state, event.itemId, { withdrawn: { by: event.by, reasonId: event.reasonId, at: event.at } });
    case 'erasure-asked':
      return marked(state, event.itemId, { erasing: { by: event.by, reasonId: event.reasonId, at: event.at } });
    case 'erasure-dropped':
      return marked(state, event.itemId, { erasing: null });
    case 'evidence-erased':
      return marked(state, event.itemId, {
        erasing: null,
        erased: { askedBy: event.askedBy, by: event.by, at: event.at },
      });
  }
}

function marked(state: CaseState, itemId: string, changes: Partial<EvidenceMark>): Pick<CaseState, 'marks'> {
  const others = state.marks.filter((mark) => mark.itemId !== itemId);
  return { marks: [...others, { ...markOf(state, itemId), ...changes }] };
}
