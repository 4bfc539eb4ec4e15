import { SpanAttributeKey } from '../../vocabulary/span-attribute-key.ts';

/**
 * What a LiteLLM proxy says in the headers of its answers. Its key, budget and address headers stay out.
 *
 * Source: https://docs.litellm.ai/docs/proxy/response_headers
 */
const TEXT_HEADERS: Readonly<Record<string, string>> = {
  'x-litellm-call-id': 'litellm.call_id',
  'x-litellm-model-id': 'litellm.model_id',
  'x-litellm-model-group': 'litellm.model_group',
  'x-litellm-cache-key': 'litellm.cache_key',
  'x-litellm-version': 'litellm.version',
};
const NUMBER_HEADERS: Readonly<Record<string, string>> = {
  'x-litellm-attempted-retries': 'litellm.attempted_retries',
  'x-litellm-attempted-fallbacks': 'litellm.attempted_fallbacks',
  'x-litellm-overhead-duration-ms': 'litellm.overhead_duration_ms',
};
const COST_HEADER = 'x-litellm-response-cost';

/** Attributes from the headers of an answer; none when no LiteLLM proxy gave it. */
export function describeResponseHeaders(headers: Headers | undefined): Readonly<Record<string, unknown>> {
  const attributes: Record<string, unknown> = {};
  if (typeof headers?.get !== 'function') return attributes;
  for (const [header, key] of Object.entries(TEXT_HEADERS)) {
    const value = headers.get(header);
    if (value !== null && value !== '' && value !== 'None') attributes[key] = value;
  }
  for (const [header, key] of Object.entries(NUMBER_HEADERS)) {
    const value = toNumber(headers.get(header));
    if (value !== undefined) attributes[key] = value;
  }
  const costUsd = toNumber(headers.get(COST_HEADER));
  if (costUsd !== undefined) attributes[SpanAttributeKey.LLM_COST] = { total_cost: costUsd };
  return attributes;
}

function toNumber(text: string | null): number | undefined {
  const number = text === null || text.trim() === '' ? Number.NaN : Number(text);
  return Number.isFinite(number) ? number : undefined;
}
