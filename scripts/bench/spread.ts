/** How a measure is spread (ms). */
export interface Spread {
  p50: number;
  p99: number;
  max: number;
}

export function spread(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0;
  return { p50: at(0.5), p99: at(0.99), max: sorted.at(-1) ?? 0 };
}

/** Begins `count` tasks evenly spread over time and answers what each came to. */
export async function paced<T>(count: number, perSecond: number, task: (index: number) => Promise<T>): Promise<T[]> {
  const startedAt = performance.now();
  const running = Array.from({ length: count }, async (_, index) => {
    const waitMs = (index * 1000) / perSecond - (performance.now() - startedAt);
    await new Promise((resolve) => {
      setTimeout(resolve, waitMs);
    });
    return await task(index);
  });
  return await Promise.all(running);
}
