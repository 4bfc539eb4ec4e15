import type { TableMatch } from './find-table-price.ts';
import type { PricedCall } from './pricing.ts';
import type { UserPrice } from './user-price.ts';

/** What is known of a model's price, whatever the time of the call. */
export interface ModelPrices {
  /** Those that fit, in order of precedence. */
  readonly userPrices: readonly UserPrice[];
  readonly table: TableMatch | undefined;
}

export interface PriceMemory {
  findPrices(call: PricedCall): ModelPrices | undefined;
}

interface Remembered {
  readonly provider: string | undefined;
  readonly request: string | undefined;
  readonly response: string | undefined;
  readonly prices: ModelPrices;
}

/** Names come from outside: more than this at a time is somebody counting up, and all are forgotten. */
const MAX_REMEMBERED = 5_000;
/** Different providers and requests that one model may be seen with. */
const MAX_VARIANTS = 8;

/**
 * Looks the prices of a model up once. The names of a call are compared one by one rather than joined to a key: this runs
 * for every model call at ingest, and joining costs more than all the rest.
 */
export function createPriceMemory(
  lookUp: (names: readonly string[], provider: string | undefined) => ModelPrices,
): PriceMemory {
  const remembered = new Map<string, Remembered[]>();

  function remember(key: string, { model, provider }: PricedCall): ModelPrices {
    const request = model?.request;
    const response = model?.response;
    // The response names what really ran; a request may name a deployment or an alias.
    const names = [response, request].filter((name) => name !== undefined);
    const prices = lookUp([...new Set(names)], provider);
    if (remembered.size >= MAX_REMEMBERED) remembered.clear();
    const variants = remembered.get(key) ?? [];
    if (variants.length >= MAX_VARIANTS) variants.shift();
    variants.push({ provider, request, response, prices });
    remembered.set(key, variants);
    return prices;
  }

  return {
    findPrices(call) {
      const { model, provider } = call;
      const key = model?.response ?? model?.request;
      if (model === undefined || key === undefined) return undefined;
      const variants = remembered.get(key);
      if (variants !== undefined) {
        for (const variant of variants) {
          if (variant.provider === provider && variant.request === model.request && variant.response === model.response)
            return variant.prices;
        }
      }
      return remember(key, call);
    },
  };
}
