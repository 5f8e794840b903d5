import type { CaseState } from './case.ts';
import { hasReporter } from './case.ts';
import type { Severity } from './words.ts';
import { dayMs } from './durations.ts';

/** When the reporter will hear from the team at the latest (SPEC 8), in ms UTC. */
export function checkInAt(severity: Severity, from: number, days: Record<Severity, number>): number {
  return from + days[severity] * dayMs;
}

/** True for a word to this person that is the check-in: they are the one with whom it is. */
export function hearsAtCheckIn(state: Pick<CaseState, 'parties'>, userId: string | null): boolean {
  if (userId === null) return false;
  if (hasReporter(state)) return state.parties.find(({ role }) => role === 'reporter')?.userId === userId;
  return state.parties.some((party) => party.role === 'target' && party.userId === userId);
}

/** With whom the check-in is: the reporter, else the person harmed where they are on Discord, else the team (SPEC 3.10). */
export function checkInWith(state: Pick<CaseState, 'parties'>): 'reporter' | 'target' | 'team' {
  if (hasReporter(state)) return 'reporter';
  return state.parties.some(({ role, userId }) => role === 'target' && userId !== null) ? 'target' : 'team';
}
