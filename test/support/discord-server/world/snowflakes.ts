const discordEpoch = 1_420_070_400_000;

/** Snowflakes of 17 to 19 digits, strictly increasing even while the clock stands still. */
export class SnowflakeSource {
  readonly #now: () => number;
  #last = 0n;

  constructor(now: () => number) {
    this.#now = now;
  }

  next(): string {
    const fromClock = BigInt(this.#now() - discordEpoch) << 22n;
    this.#last = fromClock > this.#last ? fromClock : this.#last + 1n;
    return this.#last.toString();
  }
}

/** Milliseconds UTC at which a snowflake was made. */
export function snowflakeTime(id: string): number {
  return Number(BigInt(id) >> 22n) + discordEpoch;
}
