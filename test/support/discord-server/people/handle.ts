import type { Choice, Interaction } from '../interactions/interaction.ts';
import type { InteractionStore } from '../interactions/store.ts';
import { PersonError } from './person-error.ts';

/** Real time after which waiting for the bot is given up: a safety net, never the way a test goes on. */
const patienceMs = 30_000;

/** Something a person did, on its way through the bot. */
export class Handle {
  readonly #store: InteractionStore;
  readonly #interaction: Interaction;
  /** What the person did, for messages about waiting. */
  readonly deed: string;

  constructor(store: InteractionStore, interaction: Interaction, deed: string) {
    this.#store = store;
    this.#interaction = interaction;
    this.deed = deed;
  }

  get interactionId(): string {
    return this.#interaction.id;
  }

  /** The `d` of the INTERACTION_CREATE, for delivering it again. */
  get payload(): Record<string, unknown> {
    return this.#interaction.payload;
  }

  get state(): Interaction['state'] {
    return this.#interaction.state;
  }

  /** Real milliseconds from dispatch to first callback; null as long as there is none. */
  get answeredInMs(): number | null {
    return this.#interaction.answeredInMs;
  }

  /** Suggestions, for what was typed. */
  get choices(): Choice[] {
    return this.#interaction.choices ?? [];
  }

  /** Done when the bot gave its first callback; rejects when Discord says "the application did not respond". */
  get answered(): Promise<this> {
    return this.#until((state) => state !== 'waiting', 'the first callback');
  }

  /** Done when the bot answered and a deferred answer was filled in. */
  get settled(): Promise<this> {
    return this.#until((state) => state !== 'waiting' && state !== 'deferred', 'the answer to be filled in');
  }

  async #until(done: (state: Interaction['state']) => boolean, what: string): Promise<this> {
    if (!done(this.state)) await this.#change(done, what);
    if (this.state === 'failed') throw new PersonError(`${this.deed}: the application did not respond.`);
    return this;
  }

  #change(done: (state: Interaction['state']) => boolean, what: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const stop = this.#store.onChange(() => {
        if (!done(this.state)) return;
        clearTimeout(net);
        stop();
        resolve();
      });
      const net = setTimeout(() => {
        stop();
        reject(
          new PersonError(`${this.deed}: still waiting for ${what} after ${patienceMs / 1000} s (${this.state}).`),
        );
      }, patienceMs);
    });
  }
}
