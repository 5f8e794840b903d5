import { isBarred } from '../access.ts';
import type { CaseState } from '../case.ts';
import { refuse } from '../ruling.ts';
import type { Ruling } from '../ruling.ts';
import type { CircleCommand } from './circle-command.ts';
import { confirmRecusal, dropRecusal, proposeRecusal, stepOut } from './recusing.ts';
import { addToCircle, liftRestriction, removeFromCircle, restrict } from './restricting.ts';

/** What may happen to the circle of those who see a case (SPEC 6.1, 6.2). Whoever is kept out finds no case. */
export function decideCircle(state: CaseState, command: CircleCommand): Ruling {
  if (isBarred(state, command.by.userId)) return refuse({ code: 'no-such-case' });
  switch (command.type) {
    case 'step-out':
      return stepOut(state, command);
    case 'propose-recusal':
      return proposeRecusal(state, command);
    case 'confirm-recusal':
      return confirmRecusal(state, command);
    case 'drop-recusal':
      return dropRecusal(state, command);
    case 'restrict':
      return restrict(state, command);
    case 'add-to-circle':
      return addToCircle(state, command);
    case 'remove-from-circle':
      return removeFromCircle(state, command);
    case 'lift-restriction':
      return liftRestriction(state, command);
  }
}
