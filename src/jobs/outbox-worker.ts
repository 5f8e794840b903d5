import type { DueEffect } from '../app/ports.ts';
import { runEffect } from './run-effect.ts';
import type { EffectNeeds } from './run-effect.ts';

interface WorkerNeeds extends EffectNeeds {
  /** Names this process in locks, so that another can tell whether it still lives. */
  worker: string;
}

/** Effects under way at once; lanes of one case still go in order. */
const sideBySide = 16;
const leaseMs = 60_000;
/** Other processes on the same file may add effects without a poke. */
const pollMs = 5_000;

/** Carries out what Discord is owed: at least once, each lane in order, lanes side by side (ARCHITECTURE, the outbox). */
export class OutboxWorker {
  readonly #needs: WorkerNeeds;
  /** By effect id: one whose lock ran out while we are still at it does not begin twice. */
  readonly #underWay = new Map<number, Promise<void>>();
  #stopped = false;
  #claiming = false;
  #pokedAgain = false;
  #cancelWake = () => {};

  constructor(needs: WorkerNeeds) {
    this.#needs = needs;
  }

  /** New effects may be due. Safe to call at any time, as often as one likes. */
  poke = (): void => {
    if (this.#stopped) return;
    this.#pokedAgain = true;
    if (this.#claiming) return;
    this.#claiming = true;
    void this.#claimAll().finally(() => {
      this.#claiming = false;
      if (this.#pokedAgain) this.poke();
    });
  };

  /** Takes no more effects and waits for those under way. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#pokedAgain = false;
    this.#cancelWake();
    await Promise.all(this.#underWay.values());
  }

  async #claimAll(): Promise<void> {
    try {
      while (this.#pokedAgain) await this.#claimSome();
      await this.#sleepUntilNext();
    } catch (err) {
      this.#needs.log.error({ err }, 'outbox not read');
      this.#wakeAt(this.#needs.clock.now() + pollMs);
    }
  }

  async #claimSome(): Promise<void> {
    this.#pokedAgain = false;
    const { stores, clock, worker } = this.#needs;
    const limit = sideBySide - this.#underWay.size;
    if (limit <= 0) return;
    const now = clock.now();
    const underWay = [...this.#underWay.keys()];
    const due = await stores.outbox.claim({ worker, now, lockedUntil: now + leaseMs, limit, underWay });
    for (const effect of due) this.#begin(effect);
  }

  #begin(effect: DueEffect): void {
    const run = this.#run(effect).finally(() => {
      this.#underWay.delete(effect.effectId);
      this.poke();
    });
    this.#underWay.set(effect.effectId, run);
  }

  async #run(effect: DueEffect): Promise<void> {
    try {
      await runEffect(this.#needs, effect);
    } catch (err) {
      this.#needs.log.error({ err, effect: effect.key }, 'effect not recorded');
    }
  }

  /** While effects are under way the end of each is a poke of its own; otherwise sleep until the next is due. */
  async #sleepUntilNext(): Promise<void> {
    const { stores, clock } = this.#needs;
    const pollAt = clock.now() + pollMs;
    const nextAt = this.#underWay.size > 0 ? pollAt : ((await stores.outbox.nextRunAt()) ?? pollAt);
    this.#wakeAt(Math.min(Math.max(nextAt, clock.now()), pollAt));
  }

  #wakeAt(at: number): void {
    this.#cancelWake();
    if (!this.#stopped) this.#cancelWake = this.#needs.clock.wakeAt(at, this.poke);
  }
}
