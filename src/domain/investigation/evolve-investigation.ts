import type { CaseState } from '../case.ts';
import type { InvestigationEvent } from './investigation-event.ts';

/** What is true after somebody looked into something. No button grows stale by it. */
export function evolveInvestigation(state: CaseState, event: InvestigationEvent): Partial<CaseState> {
  switch (event.type) {
    case 'item-ticked':
      return { ticks: [...state.ticks, { item: event.item, by: event.by, at: event.at }] };
    case 'item-unticked':
      return { ticks: state.ticks.filter(({ item }) => item !== event.item) };
  }
}
