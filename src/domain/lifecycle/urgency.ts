import type { EscalationTimes } from '../calls/call-state.ts';
import { escalationTimes } from '../calls/escalation-times.ts';
import type { CaseState, Party } from '../case.ts';
import { checkInAt } from '../check-in.ts';
import type { Category } from '../settings.ts';
import { Severity } from '../words.ts';
import type { LifecycleEvent, LifecycleEventOf } from './lifecycle-event.ts';

interface Danger {
  category: Category;
  /** The reporter says that somebody is in danger now; else the category alone makes it urgent. */
  danger: boolean;
  checkInDays: Record<Severity, number>;
  /** In minutes. */
  urgentEscalation: EscalationTimes;
  at: number;
}

/**
 * A report about danger has reached an open case: it is at least as grave as that report would be by itself, and is
 * heard of no later. People are called again until somebody is on it (SPEC 4.3), a hold ends, a risk that was denied has to be answered anew, and a report that was withdrawn is
 * back (SPEC 3.9).
 */
export function dangerReported(
  state: CaseState,
  { category, danger, ...rest }: Danger,
  parties: Party[],
): LifecycleEvent {
  const severity = graver(state.severity, danger ? 'critical' : category.severity);
  const promise = checkInAt(severity, rest.at, rest.checkInDays);
  const changed = <T>(before: T, after: T) => ({ before, after });
  return {
    type: 'danger-reported',
    severity: changed(state.severity, severity),
    urgent: changed(state.urgent, true),
    danger: changed(state.danger, state.danger || danger),
    checkInAt: changed(state.checkInAt, Math.min(state.checkInAt ?? promise, promise)),
    immediateRisk: changed(state.immediateRisk, state.immediateRisk === false ? null : state.immediateRisk),
    heldUntil: changed(state.heldUntil, null),
    withdrawnAt: changed(state.withdrawnAt, null),
    escalatesAt: changed(state.escalatesAt, state.escalatesAt ?? escalationTimes(rest.urgentEscalation, rest.at)),
    parties,
    at: rest.at,
  };
}

const graver = (one: Severity, other: Severity): Severity =>
  Severity.options.indexOf(one) < Severity.options.indexOf(other) ? other : one;

/** What is then true. */
export function afterDanger(state: CaseState, event: LifecycleEventOf<'danger-reported'>): Partial<CaseState> {
  return {
    severity: event.severity.after,
    urgent: event.urgent.after,
    danger: event.danger.after,
    checkInAt: event.checkInAt.after,
    immediateRisk: event.immediateRisk.after,
    heldUntil: event.heldUntil.after,
    withdrawnAt: event.withdrawnAt.after,
    escalatesAt: event.escalatesAt.after,
    parties: [...state.parties, ...event.parties],
  };
}
