import { dayMs } from './durations.ts';

/**
 * A date as staff type it: `2026-12-01` (the beginning of that day in the server's zone), `7d`, `2w`. Null for anything
 * else, also for a day that does not exist.
 * @param now ms UTC
 * @param timeZone an IANA name such as `Europe/Berlin`
 */
export function typedDate(typed: string, now: number, timeZone: string): number | null {
  const span = /^\s*(\d{1,4})\s*([dw])\s*$/iu.exec(typed);
  if (span !== null) return now + Number(span[1]) * (span[2]?.toLowerCase() === 'w' ? 7 : 1) * dayMs;
  const date = /^\s*(\d{4})-(\d{2})-(\d{2})\s*$/u.exec(typed);
  if (date === null) return null;
  const [year, month, day] = date.slice(1).map(Number);
  if (year === undefined || month === undefined || day === undefined) return null;
  const utc = Date.UTC(year, month - 1, day);
  if (new Date(utc).getUTCDate() !== day || new Date(utc).getUTCMonth() !== month - 1) return null;
  return startOfDay(utc, timeZone);
}

/** Midnight in the zone of the day that is `utc` in UTC; tried twice, because the offset may change on that very day. */
function startOfDay(utc: number, timeZone: string): number {
  const first = utc - offsetMs(utc, timeZone);
  return utc - offsetMs(first, timeZone);
}

/** How far a zone is ahead of UTC at that moment (ms). */
function offsetMs(at: number, timeZone: string): number {
  const options = { timeZone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric' } as const;
  const clock = { hour: 'numeric', minute: 'numeric', second: 'numeric' } as const;
  const parts = new Intl.DateTimeFormat('en', { ...options, ...clock }).formatToParts(at);
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value);
  const local = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
  return local - Math.floor(at / 1000) * 1000;
}
