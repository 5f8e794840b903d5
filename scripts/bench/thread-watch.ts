import type { World } from '../../test/support/discord-server/world/world.ts';

/** Knows when a case thread has all it begins with: its card, the call, and whoever the call did not bring in. */
export class ThreadWatch {
  readonly #doneAt = new Map<string, number>();
  readonly #waiting = new Map<string, (at: number) => void>();

  constructor(world: World) {
    // The last step is an edit of the call, the only message with plain words; a card has none.
    world.onEmit(({ t, message, guildId }) => {
      if (t !== 'MESSAGE_UPDATE' || message === undefined || message.content === '') return;
      const reference = /C-\d{4,}/u.exec(message.content)?.[0];
      if (reference !== undefined) this.#done(`${guildId}:${reference}`);
    });
  }

  /** How many threads are complete. */
  get count(): number {
    return this.#doneAt.size;
  }

  /** When the thread of this report was complete (ms of `performance.now`). */
  async done(guildId: string, reference: string): Promise<number> {
    const key = `${guildId}:${reference}`;
    return this.#doneAt.get(key) ?? (await new Promise((resolve) => this.#waiting.set(key, resolve)));
  }

  #done(key: string): void {
    if (this.#doneAt.has(key)) return;
    const at = performance.now();
    this.#doneAt.set(key, at);
    this.#waiting.get(key)?.(at);
  }
}
