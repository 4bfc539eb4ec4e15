import type { ProtocolLimits } from '../limits.ts';
import { ProtocolError } from '../protocol-error.ts';

/** Reads the spans (log records) of one body, counts them against the limit and sets the broken ones aside. */
export class ItemBudget {
  readonly rejected: string[] = [];
  readonly #limit: number;
  readonly #itemNoun: string;
  #count = 0;

  constructor(limits: ProtocolLimits, itemNoun: string) {
    this.#limit = limits.spansPerRequest;
    this.#itemNoun = itemNoun;
  }

  /** What `readItem` makes of each; one that it refuses becomes a reason in {@link rejected}. */
  readItems<Item>(list: readonly unknown[], readItem: (item: unknown) => Item): Item[] {
    this.#count += list.length;
    if (this.#count > this.#limit) {
      throw new ProtocolError(
        'limit_exceeded',
        `The request holds more than ${this.#limit} ${this.#itemNoun}. Send smaller batches.`,
      );
    }
    const items: Item[] = [];
    for (const item of list) {
      try {
        items.push(readItem(item));
      } catch (error) {
        if (!(error instanceof ProtocolError)) throw error;
        this.rejected.push(error.message);
      }
    }
    return items;
  }
}
