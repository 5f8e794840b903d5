import type { Severity } from './words.ts';

const dayMs = 24 * 60 * 60 * 1000;

/** When the reporter will hear from the team at the latest (SPEC 8), in ms UTC. */
export function checkInAt(severity: Severity, from: number, days: Record<Severity, number>): number {
  return from + days[severity] * dayMs;
}
