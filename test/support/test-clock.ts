/** A clock that tests move by hand. It has the shape of the bot's own clock port: `now` and `wakeAt`. */
export class TestClock {
  #now: number;
  #alarms: { at: number; run: () => void }[] = [];

  /** @param startAt milliseconds UTC; the default is an ordinary Tuesday morning. */
  constructor(startAt = Date.UTC(2026, 8, 1, 9, 0, 0)) {
    this.#now = startAt;
  }

  /** Milliseconds UTC. */
  now = (): number => this.#now;

  /** Runs `run` once the clock reaches `at`; at once (in a later turn) if it is past already. Answers a cancel. */
  wakeAt = (at: number, run: () => void): (() => void) => {
    const alarm = { at, run };
    this.#alarms.push(alarm);
    if (at <= this.#now) setImmediate(() => this.#ring());
    return () => {
      this.#alarms = this.#alarms.filter((other) => other !== alarm);
    };
  };

  /** Moves the clock forward and runs every alarm due on the way, in order of time. */
  advance(ms: number): void {
    const target = this.#now + ms;
    for (let next = this.#earliest(target); next !== undefined; next = this.#earliest(target)) {
      this.#now = Math.max(this.#now, next.at);
      this.#ring();
    }
    this.#now = target;
  }

  #earliest(limit: number) {
    return this.#alarms.filter((alarm) => alarm.at <= limit).sort((a, b) => a.at - b.at)[0];
  }

  #ring(): void {
    const due = this.#alarms.filter((alarm) => alarm.at <= this.#now).sort((a, b) => a.at - b.at);
    this.#alarms = this.#alarms.filter((alarm) => !due.includes(alarm));
    for (const alarm of due) alarm.run();
  }
}
