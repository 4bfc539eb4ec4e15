import type { Selectable } from 'kysely';

import type { FlatTokenPrices, NewPrice, StoredPrice } from '../price-store.ts';
import type { ModelPricesTable } from '../schema/tables.ts';

const COLUMN_OF_KIND = {
  input: 'input_usd',
  output: 'output_usd',
  cacheRead: 'cache_read_usd',
  cacheWrite: 'cache_write_usd',
  cacheWrite1h: 'cache_write_1h_usd',
  reasoning: 'reasoning_usd',
  inputAudio: 'input_audio_usd',
  outputAudio: 'output_audio_usd',
} as const satisfies Record<keyof FlatTokenPrices, keyof ModelPricesTable>;

const KINDS = Object.keys(COLUMN_OF_KIND) as (keyof typeof COLUMN_OF_KIND)[];

export type PriceRow = Selectable<ModelPricesTable>;

/** A row as the value that the rest of Gander knows. */
export function toStoredPrice(row: PriceRow): StoredPrice {
  const prices: { -readonly [Kind in keyof FlatTokenPrices]: number } = {};
  for (const kind of KINDS) {
    const price = row[COLUMN_OF_KIND[kind]];
    if (price !== null) prices[kind] = price;
  }
  return {
    priceId: String(row.price_id),
    modelPattern: row.model_pattern,
    validFromMs: row.valid_from_ms === null ? null : Number(row.valid_from_ms),
    prices,
    creationTimeMs: Number(row.creation_time_ms),
  };
}

/** The columns that a new price decides. */
export function toPriceColumns({ modelPattern, validFromMs, prices }: NewPrice) {
  return {
    model_pattern: modelPattern,
    valid_from_ms: validFromMs,
    input_usd: prices.input ?? null,
    output_usd: prices.output ?? null,
    cache_read_usd: prices.cacheRead ?? null,
    cache_write_usd: prices.cacheWrite ?? null,
    cache_write_1h_usd: prices.cacheWrite1h ?? null,
    reasoning_usd: prices.reasoning ?? null,
    input_audio_usd: prices.inputAudio ?? null,
    output_audio_usd: prices.outputAudio ?? null,
  };
}
