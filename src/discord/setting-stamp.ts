import { createHash } from 'node:crypto';

/** A number that differs when a value does; it goes with what was drawn from the value (SPEC 5, stale buttons). */
export function settingStamp(value: unknown): number {
  return createHash('sha256').update(JSON.stringify(value)).digest().readUInt32BE(0);
}
