import type { CaseState } from '../case.ts';
import { checkInAt } from '../check-in.ts';
import type { Content } from '../command.ts';
import { accept, refuse } from '../ruling.ts';
import type { Ruling } from '../ruling.ts';
import type { LifecycleCommandOf } from './lifecycle-command.ts';
import type { LifecycleEvent } from './lifecycle-event.ts';
import type { Missing } from './lifecycle-refusal.ts';
import { moved, unlessIn } from './moving.ts';

/** Severity, risk, scope and follow-up; a new case is in triage from then on (SPEC 5). */
export function triage(state: CaseState, command: LifecycleCommandOf<'triage'>): Ruling {
  const wrong = unlessIn(state, 'new', 'triage', 'investigating');
  if (wrong !== null) return wrong;
  if (command.followUpAt !== null && command.followUpAt <= command.at) return refuse({ code: 'date-past' });
  const promise = promised(state, command);
  const start = state.status === 'new' ? [moved(state, 'triage', command.at, promise)] : [];
  const contents = [command.risk, command.scope].filter((one): one is Content => one !== null);
  return accept([...start, triaged(state, command, promise)], contents);
}

function triaged(state: CaseState, command: LifecycleCommandOf<'triage'>, promise: number | null): LifecycleEvent {
  return {
    type: 'triaged',
    severity: { before: state.severity, after: command.severity },
    immediateRisk: { before: state.immediateRisk, after: command.immediateRisk },
    riskId: command.risk?.contentId ?? state.riskId,
    scopeId: command.scope?.contentId ?? state.scopeId,
    followUpAt: command.followUpAt ?? state.followUpAt,
    checkInAt: promise,
    at: command.at,
  };
}

/** A graver case is heard of sooner; a promise already given is never put off by it (SPEC 8). */
function promised(state: CaseState, { severity, checkInDays, at }: LifecycleCommandOf<'triage'>): number | null {
  if (state.checkInAt === null || severity === state.severity) return state.checkInAt;
  return Math.min(state.checkInAt, checkInAt(severity, at, checkInDays));
}

/** Triage is over when somebody has the case, the risk is answered, and the next step is written (SPEC 5). */
export function investigate(state: CaseState, { at }: LifecycleCommandOf<'investigate'>): Ruling {
  const wrong = unlessIn(state, 'triage');
  if (wrong !== null) return wrong;
  const missing = missingForInvestigation(state);
  if (missing.length > 0) return refuse({ code: 'incomplete', missing });
  return accept([moved(state, 'investigating', at)]);
}

/** What a case in triage still lacks. */
export function missingForInvestigation(state: CaseState): Missing[] {
  return [
    ...(state.assigneeId === null ? ['assignee' as const] : []),
    ...(state.immediateRisk === null ? ['immediate-risk' as const] : []),
    ...(state.nextStepId === null ? ['next-step' as const] : []),
  ];
}
