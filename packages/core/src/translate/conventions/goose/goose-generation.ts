import type { AttributeView } from '@gander/protocol/span-view';

import { findField, isJsonObject } from '../../../json/json-fields.ts';
import { pickDefined } from '../../../json/pick-defined.ts';
import type { JsonObject } from '../../../json-value.ts';
import { resolveUsage } from '../../../usage/resolve-usage.ts';
import { toTokenCount } from '../../../usage/token-counts.ts';
import { readJson } from '../../attribute-contents.ts';
import { readText } from '../../attribute-values.ts';
import { toProvider } from '../../provider.ts';
import type { SpanIndexFields } from '../../translator.ts';

const MODEL_KEY = 'model';
const PROVIDER_KEY = 'provider';
const USAGE_KEY = 'usage_details_json';
const COST_KEY = 'cost_details_json';

/** Attributes of the span that Goose writes for observability back ends, by field. */
export const GOOSE_GENERATION_KEYS: Readonly<Record<string, readonly string[]>> = {
  'model.request': [MODEL_KEY],
  provider: [PROVIDER_KEY],
  usage: [USAGE_KEY],
  costUsd: [COST_KEY],
};

/** Model, usage and cost of a `provider_generation`; nothing on other spans, which have none of its attributes. */
export function readGooseGeneration(attributes: AttributeView): Partial<SpanIndexFields> {
  const model = readText(attributes, MODEL_KEY);
  const wireProvider = readText(attributes, PROVIDER_KEY);
  return pickDefined({
    model: model === undefined ? undefined : { request: model },
    provider: wireProvider === undefined ? undefined : toProvider(wireProvider),
    usage: readUsage(readJson(attributes, USAGE_KEY), wireProvider),
    costUsd: readTotal(readJson(attributes, COST_KEY)),
  });
}

function readUsage(details: unknown, provider: string | undefined): SpanIndexFields['usage'] {
  const counts = details as JsonObject | undefined;
  if (!isJsonObject(counts)) return undefined;
  const count = (...names: readonly string[]): number | undefined => toTokenCount(findField(counts, ...names));
  return resolveUsage(
    {
      input: count('input', 'input_tokens', 'prompt_tokens'),
      output: count('output', 'output_tokens', 'completion_tokens'),
      total: count('total', 'total_tokens'),
      cacheRead: count('input_cached_tokens', 'cache_read_input_tokens', 'input_cache_read'),
      cacheWrite: count('input_cache_creation', 'cache_creation_input_tokens', 'cache_write_input_tokens'),
      reasoning: count('output_reasoning_tokens', 'reasoning_tokens'),
    },
    { semantics: 'unknown', provider, hasRawCacheNames: true },
  );
}

function readTotal(details: unknown): number | undefined {
  const costs = details as JsonObject | undefined;
  const total = isJsonObject(costs) ? findField(costs, 'total', 'total_cost') : undefined;
  return typeof total === 'number' && total >= 0 ? total : undefined;
}
