import type { SpanView } from '@gander/protocol/span-view';

import type { Pricing } from '../pricing/pricing.ts';
import { type PricedFields, toPricedCall } from '../pricing/to-priced-call.ts';
import { findUsageAccount } from '../usage/usage-account.ts';
import type { SpanType } from '../span-type.ts';
import { toContentState } from './content-state.ts';
import { readDeployment } from './deployment.ts';
import { toConversation } from './conversation.ts';
import { readEmitterCost } from './emitter-cost.ts';
import { readExplicitIdentity } from './identity.ts';
import { findTranslators } from './find-translators.ts';
import { mergeFields, type SpanDraft } from './merge-fields.ts';
import type { NormalizedSpan } from './normalized-span.ts';
import { readSessionGranularity } from './session-scope.ts';
import { readSpanError } from './span-error.ts';
import { readServiceTier } from './service-tier.ts';
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
  if (MODEL_TYPES.has(fields.type)) mergeFields(fields, toPlainConversation(fields));
  const provider = fields.provider ?? inferMissingProvider(fields.model);
  const spanError = readSpanError(span);
  const error = spanError === undefined ? fields.error : { ...fields.error, ...spanError };
  const sessionGranularity = fields.sessionId === undefined ? undefined : readSessionGranularity(span);
  const finishReasons = fields.finishReasons ?? listFinishReasons(fields.responseMessages);
  return {
    ...fields,
    ...readDeployment(span),
    ...(finishReasons === undefined ? {} : { finishReasons }),
    ...(sessionGranularity === undefined ? {} : { sessionGranularity }),
    ...(provider === undefined ? {} : { provider }),
    ...(error === undefined ? {} : { error }),
    ...toAccounts({ ...fields, ...readPriceDetails(fields, span), provider }, span, pricing),
    type: fields.type ?? 'UNKNOWN',
    tags: fields.tags ?? [],
    metadata: fields.metadata ?? {},
    content: fields.content ?? toContentState(fields.inputs ?? firstOf(fields.messages), fields.outputs),
  };
}

const MODEL_TYPES: ReadonlySet<SpanType | undefined> = new Set(['CHAT_MODEL', 'LLM']);

/** What went into a model and came out of it is a conversation, also where only a convention for any span tells it. */
function toPlainConversation({ inputs, outputs }: SpanDraft): Partial<NormalizedSpan> {
  const { messages, responseMessages } = toConversation({ prompt: inputs, response: outputs });
  return { ...(messages && { messages }), ...(responseMessages && { responseMessages }) };
}

/** What the price depends on beside the counts. */
function readPriceDetails(fields: SpanDraft, span: SpanView): Pick<PricedFields, 'emitterCost' | 'serviceTier'> {
  const emitterCost = fields.emitterCost ?? readEmitterCost(span);
  const serviceTier = fields.usage === undefined ? undefined : readServiceTier(span.attributes);
  return { ...(emitterCost && { emitterCost }), serviceTier };
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

/** Those that the choices themselves name. */
function listFinishReasons(choices: NormalizedSpan['responseMessages']): readonly string[] | undefined {
  const reasons = choices?.flatMap(({ finishReason }) => finishReason ?? []) ?? [];
  return reasons.length > 0 ? reasons : undefined;
}

/** Only whether there is any matters. */
function firstOf(messages: NormalizedSpan['messages']): string | undefined {
  return messages !== undefined && messages.length > 0 ? '' : undefined;
}
