/** What a cost was worked out from. */
export interface ComputedCost {
  readonly inputUsd: number;
  readonly outputUsd: number;
  readonly totalUsd: number;
  readonly source: 'table' | 'user';
  /** How the model's name led to the price, e.g. `exact`, `without-date`; for a user's price the pattern. */
  readonly rule: string;
  /** e.g. `openai/gpt-4o`; for a user's price its id. */
  readonly priceRow: string;
  /** Which edition of the price list, e.g. `genai-prices@0.1.8`; absent for a user's price. */
  readonly table?: string;
  /** ISO day or time since which the price holds; `null` for one without a beginning. */
  readonly validFrom: string | null;
  /** The tier that the call was served at, where it is another price than the listed one, e.g. half of it for a batch. */
  readonly tier?: { readonly name: string; readonly factor: number };
}

/** What the emitter itself said the call cost. */
export interface EmitterCost {
  readonly totalUsd: number;
  readonly inputUsd?: number;
  readonly outputUsd?: number;
  readonly source: 'emitter';
}

/**
 * The figure that counts, and beside it those that were not chosen: a user's price wins over what the emitter says, and
 * that over the price list.
 */
export interface Cost {
  readonly totalUsd: number;
  readonly inputUsd?: number;
  readonly outputUsd?: number;
  readonly source: 'emitter' | 'table' | 'user';
  readonly emitter?: EmitterCost;
  readonly computed?: ComputedCost;
  /** The emitter's figure and the computed one are more than a fifth apart: one of them is wrong. */
  readonly isDisputed?: true;
}
