type Deed = () => Promise<void>;

/**
 * Whether everything that people wrote to the team while nobody listened is on record (SPEC 12.4): whoever judges silence
 * waits for it. Not so at start, after a lost session and after trouble, until it was read.
 */
export class AnswersRead {
  #is: 'behind' | 'read' | 'stopped' = 'behind';
  #waiting: ((isRead: boolean) => void)[] = [];
  #deeds: Deed[] = [];

  /** Something may have been missed. */
  fallBehind(): void {
    if (this.#is === 'read') this.#is = 'behind';
  }

  /** All is read; answers what was put off until then, each once. */
  catchUp(): Deed[] {
    if (this.#is === 'behind') this.#is = 'read';
    this.#release();
    return this.#deeds.splice(0);
  }

  /** The bot ends: nobody waits any longer. */
  stop(): void {
    this.#is = 'stopped';
    this.#release();
  }

  /** True once all is read; false when the bot ends before. */
  async wait(): Promise<boolean> {
    if (this.#is !== 'behind') return this.#is === 'read';
    return await new Promise((resolve) => {
      this.#waiting.push(resolve);
    });
  }

  /** Done as soon as all is read, by whoever reads. */
  putOff(deed: Deed): void {
    this.#deeds.push(deed);
  }

  #release(): void {
    for (const resolve of this.#waiting.splice(0)) resolve(this.#is === 'read');
  }
}
