import type { CaseState } from '../case.ts';
import type { Ruling } from '../ruling.ts';
import { tick, untick } from './checklist.ts';
import type { InvestigationCommand } from './investigation-command.ts';

/** What may happen in an investigation (SPEC 7.1, 7.3). */
export function decideInvestigation(state: CaseState, command: InvestigationCommand): Ruling {
  switch (command.type) {
    case 'tick-item':
      return tick(state, command);
    case 'untick-item':
      return untick(state, command);
  }
}
