const MAX_REASONS = 20;

/** Collects why parts of a request were left out, so that the sender reads each reason once, with how often. */
export class Rejections {
  readonly #counts = new Map<string, number>();
  #total = 0;

  get total(): number {
    return this.#total;
  }

  add(reason: string): void {
    this.#total += 1;
    this.#counts.set(reason, (this.#counts.get(reason) ?? 0) + 1);
  }

  /** e.g. `2 spans: the trace id is missing`. Empty when nothing was rejected. */
  toMessage(): string {
    const reasons = [...this.#counts]
      .slice(0, MAX_REASONS)
      .map(([reason, count]) => (count === 1 ? reason : `${count} x: ${reason}`));
    const more = this.#counts.size - reasons.length;
    return [...reasons, ...(more > 0 ? [`and ${more} other reasons`] : [])].join(' ');
  }
}
