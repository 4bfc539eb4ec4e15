/** USD per million tokens; for long contexts another price may hold for the whole call. */
export type TokenPrice = number | TieredTokenPrice;

export interface TieredTokenPrice {
  readonly base: number;
  /** By `start`, ascending. A tier holds for calls whose whole input is longer than its start. */
  readonly tiers: readonly { readonly start: number; readonly priceUsd: number }[];
}

/**
 * What a model costs by kind of token. A kind without a price of its own is billed as the kind it is part of: cache and
 * audio as input, reasoning and audio as output.
 */
export interface TokenPrices {
  readonly input?: TokenPrice;
  readonly output?: TokenPrice;
  readonly cacheRead?: TokenPrice;
  readonly cacheWrite?: TokenPrice;
  /** The part of the cache writes that is kept for an hour. */
  readonly cacheWrite1h?: TokenPrice;
  readonly reasoning?: TokenPrice;
  readonly inputAudio?: TokenPrice;
  readonly outputAudio?: TokenPrice;
  /** USD per call, whatever its tokens. */
  readonly request?: number;
}
