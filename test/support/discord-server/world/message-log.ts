import type { Message } from './types.ts';

/** The messages of one channel in the order they came, with an index so that a page costs its own length only. */
export class MessageLog extends Map<string, Message> {
  #order: string[] = [];

  override set(id: string, message: Message): this {
    if (!super.has(id)) this.#insert(id);
    return super.set(id, message);
  }

  override clear(): void {
    this.#order = [];
    super.clear();
  }

  /** Up to `limit` messages older than `id` (exclusive; null: the newest), newest first. */
  before(id: string | null, limit: number): Message[] {
    const found: Message[] = [];
    let at = (id === null ? this.#order.length : this.#position(id)) - 1;
    for (; at >= 0 && found.length < limit; at -= 1) this.#take(at, found);
    return found;
  }

  /** Up to `limit` messages newer than `id` (exclusive), oldest first. */
  after(id: string, limit: number): Message[] {
    const found: Message[] = [];
    let at = this.#position(id);
    if (this.#order[at] === id) at += 1;
    for (; at < this.#order.length && found.length < limit; at += 1) this.#take(at, found);
    return found;
  }

  #take(at: number, found: Message[]): void {
    const message = super.get(this.#order[at] ?? '');
    if (message !== undefined) found.push(message);
  }

  #insert(id: string): void {
    const last = this.#order.at(-1);
    if (last === undefined || olderThan(last, id)) this.#order.push(id);
    else if (this.#order[this.#position(id)] !== id) this.#order.splice(this.#position(id), 0, id);
  }

  /** The index of the first id that is not older than `id`. */
  #position(id: string): number {
    let low = 0;
    let high = this.#order.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (olderThan(this.#order[middle] ?? '', id)) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** Compares two snowflakes of whatever length. */
export function olderThan(one: string, other: string): boolean {
  return one.length === other.length ? one < other : one.length < other.length;
}
