/** Far more than come in the few seconds within which Discord delivers anything again. */
const rememberedAtMost = 5_000;

/**
 * Whether an interaction comes for the first time: Discord may deliver one again after a resumed session (SPEC 12.2). The
 * record has its own keys against repeats; this keeps what is not on record yet, such as a draft, from changing twice.
 */
export class FirstDeliveries {
  readonly #known = new Set<string>();

  /** True the first time. */
  isFirst(interactionId: string): boolean {
    if (this.#known.has(interactionId)) return false;
    this.#known.add(interactionId);
    const [oldest] = this.#known;
    if (this.#known.size > rememberedAtMost && oldest !== undefined) this.#known.delete(oldest);
    return true;
  }
}
