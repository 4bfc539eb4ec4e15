import type { TokenPrices } from './token-prices.ts';

/** A list of prices that somebody maintains. */
export interface PriceTable {
  /** Which list in which edition, e.g. `genai-prices@0.1.8`. */
  readonly edition: string;
  /**
   * The price of a model under exactly this name. `providerId` is canonical (`gcp.vertex_ai`); without one the name has to
   * tell who sells it. Slow: callers remember the answer.
   */
  findRow(model: string, providerId: string | undefined): PriceRow | undefined;
}

export interface PriceRow {
  /** e.g. `openai/gpt-4o`. */
  readonly id: string;
  /** Tokens that the model can take in at once, where the list says so. */
  readonly contextTokens?: number;
  /** Absent when prices have changed or change with the hour. */
  readonly always?: DatedPrices;
  /** Those in force at a time. */
  readonly at: (unixMs: number) => DatedPrices;
}

export interface DatedPrices {
  readonly prices: TokenPrices;
  /** ISO day since which they hold; `null` when they have no beginning. */
  readonly validFrom: string | null;
}
