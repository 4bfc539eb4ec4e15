import type { SpanView } from '@gander/protocol/span-view';

import type { Pricing } from '../pricing/pricing.ts';
import { type PricedFields, toPricedCall } from '../pricing/to-priced-call.ts';
import { findUsageAccount } from '../usage/usage-account.ts';
import { toContentState } from './content-state.ts';
import { readExplicitIdentity } from './identity.ts';
import { findTranslators } from './find-translators.ts';
import { mergeFields, type SpanDraft } from './merge-fields.ts';
import type { NormalizedSpan } from './normalized-span.ts';
import { readSpanError } from './span-error.ts';
import { inferMissingProvider } from './infer-missing-provider.ts';

/**
 * Everything Gander can say about a span: what each convention it speaks says, joined field by field in order of
 * precedence. Total: any attributes give a span, never an exception. Without
 * `pricing` a span costs what its emitter says.
 */
export function translateSpan(span: SpanView, pricing?: Pricing): NormalizedSpan {
  const fields: SpanDraft = readExplicitIdentity(span);
  for (const translator of findTranslators(span)) {
    mergeFields(fields, translator.full(span));
  }
  const provider = fields.provider ?? inferMissingProvider(fields.model);
  const spanError = readSpanError(span);
  const error = spanError === undefined ? fields.error : { ...fields.error, ...spanError };
  return {
    ...fields,
    ...(provider === undefined ? {} : { provider }),
    ...(error === undefined ? {} : { error }),
    ...toAccounts({ ...fields, provider }, span, pricing),
    type: fields.type ?? 'UNKNOWN',
    tags: fields.tags ?? [],
    metadata: fields.metadata ?? {},
    content: fields.content ?? toContentState(fields.inputs ?? firstOf(fields.messages), fields.outputs),
  };
}

/** Where the figures come from: what decided about the tokens, what the price is made of. */
function toAccounts(
  fields: PricedFields,
  span: SpanView,
  pricing: Pricing | undefined,
): Pick<NormalizedSpan, 'usageAccount' | 'cost' | 'costUsd'> {
  const usageAccount = fields.usage && findUsageAccount(fields.usage);
  const cost = pricing?.findCost(toPricedCall(fields, span.startUnixNano));
  return {
    ...(usageAccount && { usageAccount }),
    ...(cost && { cost, costUsd: cost.totalUsd }),
  };
}

/** Only whether there is any matters. */
function firstOf(messages: NormalizedSpan['messages']): string | undefined {
  return messages !== undefined && messages.length > 0 ? '' : undefined;
}
