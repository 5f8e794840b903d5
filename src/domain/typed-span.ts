/** What a unit is in minutes. */
const units: Record<string, number> = { m: 1, h: 60, d: 1440, w: 10_080 };

/** A length of time as staff type it: `30m`, `12h`, `7d`, `2w`. In minutes; null for anything else, and for none at all. */
export function typedSpan(typed: string): number | null {
  const found = /^\s*(\d{1,5})\s*([mhdw])\s*$/iu.exec(typed);
  const minutes = Number(found?.[1] ?? 0) * (units[found?.[2]?.toLowerCase() ?? ''] ?? 0);
  return minutes === 0 ? null : minutes;
}
