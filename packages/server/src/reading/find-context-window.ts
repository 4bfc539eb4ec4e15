import type { ContextWindow } from '@gander/core/context/to-span-context';
import type { Pricing } from '@gander/core/pricing/pricing';
import { toPricedCall } from '@gander/core/pricing/to-priced-call';

import type { SpanDetailJson } from './to-span-detail.ts';

/** How much fits into the window of the model that was called; `undefined` where the price list does not say. */
export function findContextWindow(pricing: Pricing, { normalized, span }: SpanDetailJson): ContextWindow | undefined {
  const call = toPricedCall(normalized as Parameters<typeof toPricedCall>[0], BigInt(span.startUnixNano));
  const tokens = pricing.findContextTokens(call);
  return tokens === undefined ? undefined : { tokens, source: pricing.tableEdition };
}
