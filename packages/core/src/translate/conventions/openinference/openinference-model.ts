import type { AttributeView, SpanView } from '@gander/protocol/span-view';

import { pickDefined } from '../../../json/pick-defined.ts';
import type { SpanType } from '../../../span-type.ts';
import { readFirstText, readText } from '../../attribute-values.ts';
import { findLangChainModel } from '../../langchain-model.ts';
import type { NormalizedSpan } from '../../normalized-span.ts';

const REQUEST_KEY = 'llm.request.model_name';
const RESPONSE_KEY = 'llm.response.model_name';
/** What the instrumentation knows best: mostly the answer's model, the request's while there is no answer. */
const NAME_KEYS = ['llm.model_name', 'embedding.model_name', 'reranker.model_name'] as const;
const PARAMETER_KEYS = ['llm.invocation_parameters', 'embedding.invocation_parameters'] as const;
const OUTPUT_KEY = 'output.value';

export const OPENINFERENCE_MODEL_KEYS: readonly string[] = [REQUEST_KEY, RESPONSE_KEY, ...NAME_KEYS, ...PARAMETER_KEYS];

const REQUESTED_MODEL = /"model(?:_name|Id|_id)?"\s*:\s*"([^"\\]{1,200})"/;

const MODEL_TYPES: ReadonlySet<SpanType | undefined> = new Set(['CHAT_MODEL', 'LLM', 'EMBEDDING', 'RERANKER']);

/**
 * The model asked for and the model that answered. Tells them apart by what was asked for: the parameters of the
 * request repeat it. Agents and chains that carry a model's name keep it.
 */
export function readOpenInferenceModel(span: SpanView, type: SpanType | undefined): NormalizedSpan['model'] {
  const { attributes } = span;
  const name = readFirstText(attributes, NAME_KEYS);
  const request = readText(attributes, REQUEST_KEY) ?? readRequested(attributes);
  const response = readText(attributes, RESPONSE_KEY) ?? readAnswering(span, type) ?? name;
  if (request === undefined && response === undefined) return undefined;
  return pickDefined({ request: request ?? name, response });
}

/** Not decoded, since this runs at ingest and tools come along; quotes inside of strings are escaped, so never match. */
function readRequested(attributes: AttributeView): string | undefined {
  for (const key of PARAMETER_KEYS) {
    const text = attributes.get(key);
    const model = typeof text === 'string' ? REQUESTED_MODEL.exec(text)?.[1] : undefined;
    if (model !== undefined) return model;
  }
  return undefined;
}

/** LangChain's instrumentation names the model asked for; the one that answered is in the output alone. */
function readAnswering({ attributes, scopeName }: SpanView, type: SpanType | undefined): string | undefined {
  if (!MODEL_TYPES.has(type) || !scopeName.endsWith('langchain')) return undefined;
  const output = attributes.get(OUTPUT_KEY);
  return typeof output === 'string' ? findLangChainModel(output) : undefined;
}
