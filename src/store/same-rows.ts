import { canonicalJson } from './chain.ts';

/** True when both hold the same rows, in whatever order: then a commit has nothing to write of them. */
export function areSameRows<Row extends object>(held: readonly Row[], meant: readonly Row[]): boolean {
  const sorted = (rows: readonly Row[]) => rows.map((row) => canonicalJson(row)).sort();
  return held.length === meant.length && sorted(held).join() === sorted(meant).join();
}
