/** A safety net, never the way a test goes on. */
const patienceMs = 30_000;

/** Waits until `condition` holds and answers its value; looks after every turn of the event loop that did something. */
export async function until<T>(condition: () => T | undefined | null | false, what: string): Promise<T> {
  const giveUpAt = performance.now() + patienceMs;
  for (;;) {
    const value = condition();
    if (value !== undefined && value !== null && value !== false) return value;
    if (performance.now() > giveUpAt) throw new Error(`Still waiting for: ${what}`);
    await new Promise((resolve) => {
      setTimeout(resolve, 2);
    });
  }
}
