import type { AttributeView } from '@gander/protocol/span-view';

import { pickDefined } from '../../../json/pick-defined.ts';
import type { JsonObject, JsonValue } from '../../../json-value.ts';
import { toFinishReasons } from '../../../messages/finish-reason.ts';
import { readJson, readTexts } from '../../attribute-contents.ts';
import { readText } from '../../attribute-values.ts';
import type { NormalizedSpan } from '../../normalized-span.ts';
import { readPrefixedAttributes } from '../../prefixed-attributes.ts';
import { type ParamKeys, readParams } from '../../read-params.ts';

const METADATA_PREFIX = 'langsmith.metadata.';
/** What the SDK says about itself, and what is shown elsewhere. */
const OMITTED: ReadonlySet<string> = new Set([
  'usage_metadata',
  'ls_invocation_params',
  'LANGSMITH_TRACING',
  'LANGSMITH_OTEL_ENABLED',
  'LANGSMITH_TRACING_V2',
]);

const PARAM_KEYS: ParamKeys = {
  temperature: ['gen_ai.request.temperature', 'langsmith.metadata.ls_temperature'],
  maxTokens: ['gen_ai.request.max_tokens', 'langsmith.metadata.ls_max_tokens'],
  topP: ['gen_ai.request.top_p'],
  frequencyPenalty: ['gen_ai.request.frequency_penalty'],
  presencePenalty: ['gen_ai.request.presence_penalty'],
  stop: ['langsmith.metadata.ls_stop'],
  stream: ['langsmith.request.streaming'],
};

/** Attributes worth showing beside the content. `langsmith.request.headers` is not: it may hold credentials. */
const METADATA_KEYS: Readonly<Record<string, string>> = {
  'langsmith.trace.name': 'runName',
  'langsmith.trace.session_name': 'project',
  'langsmith.reference_example_id': 'referenceExampleId',
  'gen_ai.response.service_tier': 'serviceTier',
};

const SUBTYPES: ReadonlySet<string> = new Set(['prompt']);

/** Everything but content and index fields. */
export function readLangSmithDetails(attributes: AttributeView): Partial<NormalizedSpan> {
  const kind = readText(attributes, 'langsmith.span.kind')?.toLowerCase();
  return pickDefined({
    subtype: kind !== undefined && SUBTYPES.has(kind) ? kind : undefined,
    params: toNumbers(readParams(attributes, PARAM_KEYS)),
    finishReasons: toFinishReasons(readJson(attributes, 'gen_ai.response.finish_reasons')),
    tags: readTexts(attributes, 'langsmith.span.tags'),
    metadata: readMetadata(attributes),
  });
}

/** Metadata is made of strings, numbers included. */
function toNumbers(params: JsonObject | undefined): JsonObject | undefined {
  if (params === undefined) return undefined;
  const numbers: Record<string, JsonValue> = {};
  for (const [name, value] of Object.entries(params)) {
    const isNumeric = typeof value === 'string' && /^-?\d+(?:\.\d+)?$/.test(value);
    numbers[name] = isNumeric ? Number(value) : value;
  }
  return numbers;
}

function readMetadata(attributes: AttributeView): JsonObject {
  const metadata = Object.create(null) as Record<string, JsonValue>;
  Object.assign(metadata, readPrefixedAttributes(attributes, METADATA_PREFIX, OMITTED));
  for (const [key, name] of Object.entries(METADATA_KEYS)) {
    const value = readJson(attributes, key);
    if (value !== undefined && value !== '') metadata[name] = value;
  }
  return metadata;
}
