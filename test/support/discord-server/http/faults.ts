import type { ApiRequest } from './router.ts';
import type { RateScope } from './rate-limits.ts';

/** Which requests a fault is for. A string is compared with the route template, a RegExp with the actual path. */
export interface FaultMatch {
  method?: string;
  path?: string | RegExp;
  body?: (body: Record<string, unknown>) => boolean;
}

/**
 * What goes wrong. `before`: the change is not made; `after`: it is made, and then the answer goes wrong.
 * A held request waits for `release` of its handle.
 */
export type Effect =
  | { status: number; after?: boolean; retryAfter?: number; scope?: RateScope }
  | { drop: 'before' | 'after' }
  | { hold: 'before' | 'after' }
  | { nonJson: number }
  | { apiError: { status: number; code: number; message: string }; after?: boolean }
  | { lateMs: number }
  /** Somebody is faster: this happens first, and then the request is answered as things stand. */
  | { meanwhile: () => void };

export interface FaultHandle {
  /** How many requests it has met. */
  readonly hits: number;
  /** Resolves when a request was met; for `after` effects, once its change is applied. */
  readonly reached: Promise<void>;
  /** Lets held requests go, also when their client has gone: with `apply: false` they are thrown away. */
  release(how?: { apply: boolean }): void;
  off(): void;
}

/** A fault that met a request; the http server asks it what to do. */
export class Fault implements FaultHandle {
  readonly match: FaultMatch;
  readonly effect: Effect;
  readonly reached: Promise<void>;
  readonly #released: Promise<boolean>;
  #left: number;
  #hits = 0;
  #reach: () => void = () => {};
  #letGo: (apply: boolean) => void = () => {};

  constructor(match: FaultMatch, effect: Effect, times: number) {
    this.match = match;
    this.effect = effect;
    this.#left = times;
    this.reached = new Promise((resolve) => {
      this.#reach = resolve;
    });
    this.#released = new Promise((resolve) => {
      this.#letGo = resolve;
    });
  }

  get hits(): number {
    return this.#hits;
  }

  /** Counts the request as met, if the fault is for it. */
  meets(request: ApiRequest, template: string): boolean {
    if (this.#left === 0 || !matches(this.match, request, template)) return false;
    this.#left -= 1;
    this.#hits += 1;
    return true;
  }

  markReached(): void {
    this.#reach();
  }

  /** Waits for `release`; answers whether the request is to be applied. */
  released(): Promise<boolean> {
    return this.#released;
  }

  release(how = { apply: true }): void {
    this.#letGo(how.apply);
  }

  off(): void {
    this.#left = 0;
  }
}

/** The faults a test has switched on; the oldest that fits a request meets it. */
export class Faults {
  readonly #faults: Fault[] = [];

  /** For the next matching request, or the next `times`. */
  next(match: FaultMatch, effect: Effect, times = 1): FaultHandle {
    return this.#add(new Fault(match, effect, times));
  }

  /** For every matching request until `off`. */
  always(match: FaultMatch, effect: Effect): FaultHandle {
    return this.#add(new Fault(match, effect, Number.POSITIVE_INFINITY));
  }

  meet(request: ApiRequest, template: string): Fault | undefined {
    return this.#faults.find((fault) => fault.meets(request, template));
  }

  /** Lets everything go that is still held, without applying it. */
  stop(): void {
    for (const fault of this.#faults) fault.release({ apply: false });
  }

  #add(fault: Fault): Fault {
    this.#faults.push(fault);
    return fault;
  }
}

function matches(match: FaultMatch, request: ApiRequest, template: string): boolean {
  if (match.method !== undefined && match.method !== request.method) return false;
  if (typeof match.path === 'string' && !sameTemplate(match.path, template, request.path)) return false;
  if (match.path instanceof RegExp && !match.path.test(request.path)) return false;
  return match.body === undefined || match.body(request.body);
}

/** Parameter names do not matter, nor does an id written out: `/channels/:id/messages` is `/channels/:channel/messages`. */
function sameTemplate(wanted: string, template: string, path: string): boolean {
  const nameless = (text: string): string => text.replaceAll(/:\w+|\d{17,20}/gu, ':');
  return nameless(wanted) === nameless(template) || wanted === path;
}
