import type { CaseState } from '../case.ts';
import type { Ruling } from '../ruling.ts';
import { assign, claim, handBack, unassignDeparted } from './assignment.ts';
import { closeResolved, confirmClosing, proposeClosing, withdrawClosing } from './closing.ts';
import { goCold, revive } from './cold.ts';
import { absorbDuplicate } from './duplicates.ts';
import { endHold, hold, planNextStep } from './follow-up.ts';
import type { LifecycleCommand } from './lifecycle-command.ts';
import { takeBackDecision } from './taking-back.ts';
import { reopen } from './reopening.ts';
import { investigate, triage } from './triage.ts';

/** What may happen to a case on its way through the lifecycle (SPEC 5). */
export function decideLifecycle(state: CaseState, command: LifecycleCommand): Ruling {
  switch (command.type) {
    case 'triage':
      return triage(state, command);
    case 'investigate':
      return investigate(state, command);
    case 'assign':
      return assign(state, command);
    case 'claim':
      return claim(state, command);
    case 'hand-back':
      return handBack(state, command);
    case 'unassign-departed':
      return unassignDeparted(state, command);
    case 'plan-next-step':
      return planNextStep(state, command);
    case 'hold':
      return hold(state, command);
    case 'end-hold':
      return endHold(state, command);
    case 'propose-closing':
      return proposeClosing(state, command);
    case 'confirm-closing':
      return confirmClosing(state, command);
    case 'withdraw-closing':
      return withdrawClosing(state, command);
    case 'absorb-duplicate':
      return absorbDuplicate(state, command);
    case 'take-back-decision':
      return takeBackDecision(state, command);
    case 'close':
      return closeResolved(state, command);
    case 'go-cold':
      return goCold(state, command);
    case 'revive':
      return revive(state, command);
    case 'reopen':
      return reopen(state, command);
  }
}
