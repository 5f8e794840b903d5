/**
 * One after the other for the same key, side by side for different ones. Only spares needless conflicts inside one
 * process; what is true is decided by the store alone.
 */
export class Turns {
  readonly #last = new Map<string, Promise<void>>();

  /** Runs `task` when everything asked for earlier under this key has ended, well or badly. */
  async run<T>(key: string, task: () => Promise<T>): Promise<T> {
    const turn = (this.#last.get(key) ?? Promise.resolve()).then(task);
    const ended = turn.then(
      () => undefined,
      () => undefined,
    );
    this.#last.set(key, ended);
    try {
      return await turn;
    } finally {
      if (this.#last.get(key) === ended) this.#last.delete(key);
    }
  }
}
