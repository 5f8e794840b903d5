import type { CaseState } from '../case.ts';
import { accept, refuse } from '../ruling.ts';
import type { Ruling } from '../ruling.ts';
import type { LifecycleCommandOf } from './lifecycle-command.ts';
import { unlessIn } from './moving.ts';

/** What is done next, and by when it is looked at again (SPEC 5). */
export function planNextStep(state: CaseState, command: LifecycleCommandOf<'plan-next-step'>): Ruling {
  const wrong = unlessIn(state, 'new', 'triage', 'investigating', 'resolved', 'cold');
  if (wrong !== null) return wrong;
  if (command.followUpAt !== null && command.followUpAt <= command.at) return refuse({ code: 'date-past' });
  const planned = {
    type: 'next-step-planned',
    nextStepId: { before: state.nextStepId, after: command.nextStep.contentId },
    followUpAt: { before: state.followUpAt, after: command.followUpAt },
    at: command.at,
  } as const;
  return accept([planned], [command.nextStep]);
}

/** A leader stops the clocks until a date; a check-in that would fall into the hold moves to its end (SPEC 5). */
export function hold(state: CaseState, { by, until, reason, at }: LifecycleCommandOf<'hold'>): Ruling {
  if (!by.isLeader) return refuse({ code: 'leaders-only' });
  const wrong = unlessIn(state, 'new', 'triage', 'investigating', 'resolved');
  if (wrong !== null) return wrong;
  if (until <= at) return refuse({ code: 'date-past' });
  const checkInAt = state.checkInAt === null ? null : Math.max(state.checkInAt, until);
  return accept([{ type: 'held', until, reasonId: reason.contentId, checkInAt, at }], [reason]);
}

/** The clocks run again. */
export function endHold(state: CaseState, { by, at }: LifecycleCommandOf<'end-hold'>): Ruling {
  if (!by.isLeader) return refuse({ code: 'leaders-only' });
  return accept(state.heldUntil === null ? [] : [{ type: 'hold-ended', at }]);
}
