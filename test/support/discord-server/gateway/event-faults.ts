/** Which dispatches a fault is for: an event name, or a test of name and data. */
export type EventFilter = string | ((t: string, d: Record<string, unknown>) => boolean);

export interface EventFaultHandle {
  readonly hits: number;
  /** Ends the fault; what a delay still holds goes out now, in its order. */
  off(): void;
}

type Deliver = (t: string, d: Record<string, unknown>) => void;
type Kind = 'drop' | 'duplicate' | 'delay';

class EventFault implements EventFaultHandle {
  readonly kind: Kind;
  readonly #filter: EventFilter;
  #held: (() => void)[] = [];
  #on = true;
  #hits = 0;

  constructor(kind: Kind, filter: EventFilter) {
    this.kind = kind;
    this.#filter = filter;
  }

  get hits(): number {
    return this.#hits;
  }

  meets(t: string, d: Record<string, unknown>): boolean {
    const fits = this.#on && (typeof this.#filter === 'string' ? this.#filter === t : this.#filter(t, d));
    if (fits) this.#hits += 1;
    return fits;
  }

  hold(later: () => void): void {
    this.#held.push(later);
  }

  off(): void {
    this.#on = false;
    const held = this.#held;
    this.#held = [];
    for (const later of held) later();
  }
}

/** Losing, doubling and delaying dispatches. */
export class EventFaults {
  readonly #faults: EventFault[] = [];

  add(kind: Kind, filter: EventFilter): EventFaultHandle {
    const fault = new EventFault(kind, filter);
    this.#faults.push(fault);
    return fault;
  }

  /** Delivers never, once, twice or later. */
  pass(t: string, d: Record<string, unknown>, deliver: Deliver): void {
    const fault = this.#faults.find((one) => one.meets(t, d));
    if (fault?.kind === 'drop') return;
    if (fault?.kind === 'delay') return fault.hold(() => deliver(t, d));
    deliver(t, d);
    if (fault?.kind === 'duplicate') deliver(t, d);
  }
}
