import { AsyncLocalStorage } from 'node:async_hooks';

/** Whether events of a request reach the client before or after its REST reply. */
export class EventOrder {
  readonly #requests = new AsyncLocalStorage<{ waiting: (() => void)[] | null }>();
  order: 'before' | 'after' = 'before';

  /** Runs one request; with `after`, what it emits waits until it is answered. */
  async run<T>(request: () => Promise<T>): Promise<T> {
    const state: { waiting: (() => void)[] | null } = { waiting: this.order === 'before' ? null : [] };
    const result = await this.#requests.run(state, request);
    if (state.waiting === null) return result;
    // The reply is written by now; a turn of the loop gives it the lead over the gateway's socket.
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
    const { waiting } = state;
    state.waiting = null;
    for (const emit of waiting) emit();
    return result;
  }

  /** Whether what happens now is the doing of a request of the bot. */
  get isInRequest(): boolean {
    return this.#requests.getStore() !== undefined;
  }

  emit(send: () => void): void {
    const waiting = this.#requests.getStore()?.waiting;
    if (waiting === undefined || waiting === null) send();
    else waiting.push(send);
  }
}
