import { calcPrice, type ConditionalPrice, type ModelPrice } from '@pydantic/genai-prices';

import type { DatedPrices, PriceRow, PriceTable } from './price-table.ts';
import type { TokenPrice, TokenPrices } from './token-prices.ts';

/** The edition that package.json pins; a test holds the two equal. */
export const GENAI_PRICES_EDITION = 'genai-prices@0.1.8';

/** Our names of providers → the list's, where they differ. */
const TABLE_PROVIDERS: Readonly<Record<string, string>> = {
  'aws.bedrock': 'aws',
  'azure.ai.openai': 'azure',
  'azure.ai.inference': 'azure',
  'gcp.gemini': 'google',
  'gcp.vertex_ai': 'google',
  'gcp.gen_ai': 'google',
  mistral_ai: 'mistral',
  x_ai: 'x-ai',
  moonshot_ai: 'moonshotai',
};

/** The list's names of prices → ours. All of these are USD per million tokens. */
const TOKEN_PRICE_KEYS = {
  input: 'input_mtok',
  output: 'output_mtok',
  cacheRead: 'cache_read_mtok',
  cacheWrite: 'cache_write_mtok',
  cacheWrite1h: 'cache_write_1h_mtok',
  reasoning: 'output_reasoning_mtok',
  inputAudio: 'input_audio_mtok',
  outputAudio: 'output_audio_mtok',
} as const satisfies Partial<Record<keyof TokenPrices, string>>;

const REQUESTS_PER_PRICE = 1000;
/** The list wants a time even where only the row is asked for. */
const ANY_TIME = new Date(0);

/** Prices as maintained by the authors of Pydantic (`@pydantic/genai-prices`, MIT). Works offline, with the data of its release. */
export function createGenaiPricesTable(): PriceTable {
  return {
    edition: GENAI_PRICES_EDITION,
    findRow(model, providerId) {
      const found = findModel(model, providerId);
      return found === undefined ? undefined : toPriceRow(found);
    },
  };
}

interface ListedModel {
  readonly id: string;
  readonly contextTokens: number | undefined;
  readonly prices: ModelPrice | readonly ConditionalPrice[];
}

function findModel(model: string, providerId: string | undefined): ListedModel | undefined {
  const listed = providerId === undefined ? undefined : (TABLE_PROVIDERS[providerId] ?? providerId);
  const options = listed === undefined ? { timestamp: ANY_TIME } : { providerId: listed, timestamp: ANY_TIME };
  try {
    const found = calcPrice({}, model, options);
    if (found === null) return undefined;
    const { id, prices, context_window: contextTokens } = found.model;
    return { id: `${found.provider.id}/${id}`, contextTokens, prices };
  } catch {
    // A row that contradicts itself is no price.
    return undefined;
  }
}

function toPriceRow({ id, contextTokens, prices }: ListedModel): PriceRow {
  const named = contextTokens === undefined ? { id } : { id, contextTokens };
  if (!isConditional(prices)) {
    const always: DatedPrices = { prices: toTokenPrices(prices), validFrom: null };
    return { ...named, always, at: () => always };
  }
  const versions = prices.map(toVersion);
  const oldest = versions[0];
  if (oldest === undefined) return { ...named, at: () => ({ prices: {}, validFrom: null }) };
  // The last that applies, as the list's own calculator does it.
  return { ...named, at: (unixMs) => (versions.findLast((version) => version.appliesAt(unixMs)) ?? oldest).dated };
}

function isConditional(prices: ListedModel['prices']): prices is readonly ConditionalPrice[] {
  return Array.isArray(prices);
}

interface PriceVersion {
  readonly dated: DatedPrices;
  readonly appliesAt: (unixMs: number) => boolean;
}

function toVersion({ constraint, prices }: ConditionalPrice): PriceVersion {
  const tokenPrices = toTokenPrices(prices);
  if (constraint === undefined) return { dated: { prices: tokenPrices, validFrom: null }, appliesAt: () => true };
  if (constraint.type === 'start_date') {
    const startMs = Date.parse(constraint.start_date);
    return {
      dated: { prices: tokenPrices, validFrom: constraint.start_date },
      appliesAt: (unixMs) => unixMs >= startMs,
    };
  }
  const startMs = toDayMs(constraint.start_time);
  const endMs = toDayMs(constraint.end_time);
  return {
    dated: { prices: tokenPrices, validFrom: null },
    appliesAt(unixMs) {
      const ofDayMs = modulo(unixMs, DAY_MS);
      return endMs < startMs ? ofDayMs >= startMs || ofDayMs < endMs : ofDayMs >= startMs && ofDayMs < endMs;
    },
  };
}

const DAY_MS = 86_400_000;

/** `16:30:00Z` or `00:30:00+08:00` as milliseconds since midnight UTC. */
function toDayMs(time: string): number {
  return modulo(Date.parse(`1970-01-01T${time}`), DAY_MS);
}

function modulo(value: number, divisor: number): number {
  return ((value % divisor) + divisor) % divisor;
}

function toTokenPrices(listed: ModelPrice): TokenPrices {
  const prices: { -readonly [Kind in keyof TokenPrices]: TokenPrices[Kind] } = {};
  for (const [kind, key] of Object.entries(TOKEN_PRICE_KEYS) as [keyof typeof TOKEN_PRICE_KEYS, string][]) {
    const price = listed[key];
    if (price !== undefined) prices[kind] = toTokenPrice(price);
  }
  const requests = listed['requests_kcount'];
  if (typeof requests === 'number') prices.request = requests / REQUESTS_PER_PRICE;
  return prices;
}

function toTokenPrice(price: Exclude<ModelPrice[string], undefined>): TokenPrice {
  if (typeof price === 'number') return price;
  const tiers = price.tiers.map((tier) => ({ start: tier.start, priceUsd: tier.price }));
  return { base: price.base, tiers: tiers.sort((left, right) => left.start - right.start) };
}
