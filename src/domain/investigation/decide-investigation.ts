import type { CaseState } from '../case.ts';
import type { Ruling } from '../ruling.ts';
import { tick, untick } from './checklist.ts';
import { giveFiles, giveMessage, giveNote } from './giving.ts';
import { askErasure, confirmErasure, cover, dropErasure, look, uncover, withdraw } from './handling.ts';
import type { InvestigationCommand } from './investigation-command.ts';

/** What may happen in an investigation (SPEC 7.1, 7.3). */
export function decideInvestigation(state: CaseState, command: InvestigationCommand): Ruling {
  switch (command.type) {
    case 'tick-item':
      return tick(state, command);
    case 'untick-item':
      return untick(state, command);
    case 'give-files':
      return giveFiles(state, command);
    case 'give-message':
      return giveMessage(state, command);
    case 'give-note':
      return giveNote(state, command);
    case 'cover-evidence':
      return cover(state, command);
    case 'uncover-evidence':
      return uncover(state, command);
    case 'look-at-covered':
      return look(state, command);
    case 'withdraw-evidence':
      return withdraw(state, command);
    case 'ask-erasure':
      return askErasure(state, command);
    case 'drop-erasure':
      return dropErasure(state, command);
    case 'confirm-erasure':
      return confirmErasure(state, command);
  }
}
