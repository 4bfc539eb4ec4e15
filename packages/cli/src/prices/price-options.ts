import type { PriceBody } from '@gander/api/gander/price-schemas';

/** What can be priced, in the order in which it is listed. */
export const PRICE_OPTIONS = {
  input: { flags: '--input <usd>', help: 'tokens sent' },
  output: { flags: '--output <usd>', help: 'tokens received' },
  cacheRead: { flags: '--cache-read <usd>', help: 'tokens sent that were read from a cache' },
  cacheWrite: { flags: '--cache-write <usd>', help: 'tokens sent that were written to a cache' },
  cacheWrite1h: { flags: '--cache-write-1h <usd>', help: 'the same, kept for an hour' },
  reasoning: { flags: '--reasoning <usd>', help: 'tokens received that are thoughts' },
  inputAudio: { flags: '--input-audio <usd>', help: 'tokens sent that are sound' },
  outputAudio: { flags: '--output-audio <usd>', help: 'tokens received that are sound' },
} as const satisfies Record<keyof PriceBody['prices'], { readonly flags: string; readonly help: string }>;

export type PriceKind = keyof typeof PRICE_OPTIONS;
