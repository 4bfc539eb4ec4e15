import type { AttributeView } from '@gander/protocol/span-view';

import { findField, findObject, isJsonObject } from '../../../json/json-fields.ts';
import { pickDefined } from '../../../json/pick-defined.ts';
import type { JsonValue } from '../../../json-value.ts';
import { resolveUsage } from '../../../usage/resolve-usage.ts';
import { createTokenCounts, toTokenCount } from '../../../usage/token-counts.ts';
import type { Usage } from '../../../usage.ts';
import { readJson } from '../../attribute-contents.ts';
import { findLangChainModel } from '../../langchain-model.ts';
import type { NormalizedSpan } from '../../normalized-span.ts';

const INPUT_KEY = 'mlflow.spanInputs';
const OUTPUT_KEY = 'mlflow.spanOutputs';

/** Names of the model at the top of a request or an answer. Quotes inside of strings are escaped, so never match. */
const MODEL = /"(?:model|modelId|model_name|model_id)"\s*:\s*"([^"\\]{1,200})"/;

/** An answer longer than this is not decoded for its counts at ingest. */
const BODY_LIMIT_CHARS = 65_536;

/**
 * The model from the request and the answer that the span holds: clients before 3.9 note it nowhere else. Texts are searched, not
 * decoded, since this runs at ingest.
 */
export function readMlflowBodyModel(attributes: AttributeView): NormalizedSpan['model'] {
  const request = findModel(attributes, INPUT_KEY);
  const response = findModel(attributes, OUTPUT_KEY);
  return request === undefined && response === undefined ? undefined : pickDefined({ request, response });
}

function findModel(attributes: AttributeView, key: string): string | undefined {
  const body = attributes.get(key);
  if (typeof body === 'string') return MODEL.exec(body)?.[1] ?? findLangChainModel(body);
  const json = body === undefined ? undefined : readJson(attributes, key);
  const model = isJsonObject(json) ? findField(json, 'model', 'modelId', 'model_name', 'model_id') : undefined;
  return typeof model === 'string' && model !== '' ? model : undefined;
}

/** What the provider counted, from its answer, as clients before 3.2 leave it. */
export function readMlflowBodyUsage(attributes: AttributeView, provider: string | undefined): Usage | undefined {
  const body = attributes.get(OUTPUT_KEY);
  if (typeof body === 'string' && (body.length > BODY_LIMIT_CHARS || !body.includes('"usage"'))) return undefined;
  const answer = body === undefined ? undefined : readJson(attributes, OUTPUT_KEY);
  const usage = isJsonObject(answer) ? findObject(answer, 'usage') : undefined;
  if (usage === undefined) return undefined;
  const count = (...names: readonly string[]): number | undefined => toTokenCount(findField(usage, ...names));
  const inputDetails = findObject(usage, 'prompt_tokens_details', 'input_tokens_details') ?? {};
  const outputDetails = findObject(usage, 'completion_tokens_details', 'output_tokens_details') ?? {};
  const detail = (details: { readonly [name: string]: JsonValue }, name: string): number | undefined =>
    toTokenCount(findField(details, name));
  return resolveUsage(
    {
      ...createTokenCounts(),
      input: count('input_tokens', 'prompt_tokens', 'inputTokens'),
      output: count('output_tokens', 'completion_tokens', 'outputTokens'),
      total: count('total_tokens', 'totalTokens'),
      cacheRead: count('cache_read_input_tokens', 'cacheReadInputTokens') ?? detail(inputDetails, 'cached_tokens'),
      cacheWrite: count('cache_creation_input_tokens', 'cacheWriteInputTokens'),
      reasoning: detail(outputDetails, 'reasoning_tokens'),
    },
    { semantics: 'unknown', provider, hasRawCacheNames: 'cache_read_input_tokens' in usage },
  );
}
