const secondMs = 1000;
const capMs = 5 * 60 * secondMs;

/**
 * How long to wait before the next attempt: 1 s, 2 s, 4 s … up to 5 minutes, spread by chance so that a crowd of effects
 * does not come back at once.
 * @param attempts how many were made already
 * @param fraction a number in [0, 1)
 */
export function backoffMs(attempts: number, fraction: number): number {
  const full = Math.min(capMs, secondMs * 2 ** Math.max(0, attempts - 1));
  return Math.round(full / 2 + (full / 2) * fraction);
}

/** How long an effect waits that only a person can mend; a change of permissions or channels revives it earlier. */
export const mendingMs = 10 * 60 * secondMs;
