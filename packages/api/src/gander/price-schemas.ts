import { z } from 'zod';

/** USD per million tokens. */
const usdPerMillion = z.number().min(0).max(1_000_000);

/** A kind of token without a price is billed as what it is part of: cache and audio as input, reasoning as output. */
export const tokenPrices = z.object({
  input: usdPerMillion.optional(),
  output: usdPerMillion.optional(),
  cacheRead: usdPerMillion.optional(),
  cacheWrite: usdPerMillion.optional(),
  cacheWrite1h: usdPerMillion.optional(),
  reasoning: usdPerMillion.optional(),
  inputAudio: usdPerMillion.optional(),
  outputAudio: usdPerMillion.optional(),
});

export const newPrice = z.object({
  /** A model, alone (`gpt-4o`) or with its provider (`openai/gpt-4o`); `*` stands for any characters. */
  modelPattern: z.string().trim().min(1).max(300),
  /** Holds for calls that start at or after this time, milliseconds since the epoch; `null` for always. */
  validFromMs: z.number().int().nullable().default(null),
  prices: tokenPrices.refine(
    (prices) => Object.keys(prices).length > 0,
    'needs the price of one kind of token at least',
  ),
});

export const price = z.object({
  priceId: z.string(),
  modelPattern: z.string(),
  validFromMs: z.number().nullable(),
  prices: tokenPrices,
  creationTimeMs: z.number(),
});

export type PriceBody = z.output<typeof price>;
