import type { AttributeView, SpanView } from '@gander/protocol/span-view';

import { isJsonObject } from '../../../json/json-fields.ts';
import { toMaybePythonLiteral } from '../../../json/maybe-python-literal.ts';
import type { JsonObject, JsonValue } from '../../../json-value.ts';
import { readText } from '../../attribute-values.ts';
import { toTranslator } from '../../declared/to-translator.ts';
import type { NormalizedSpan } from '../../normalized-span.ts';
import type { Translator } from '../../translator.ts';

const RAW_REQUEST = 'raw_gen_ai_request';
const REQUESTER_KEY = 'metadata.requester_metadata';

/**
 * LiteLLM's `otel` callback, in the proxy and in the library. Without a span of its own it writes the same attributes
 * on the caller's span, which keeps its type: only LiteLLM's own spans are claimed here.
 * Source: https://docs.litellm.ai/docs/observability/opentelemetry_integration
 */
export const liteLlm: Translator = toTranslator({
  name: 'litellm',
  title: 'LiteLLM (otel callback)',
  clues: [
    { scopes: ['litellm'] },
    // The tracer's name can be configured.
    { keys: ['gen_ai.operation.name', 'llm.request.type'], spanNames: ['litellm_request'] },
  ],
  types: [
    {
      words: { [RAW_REQUEST]: 'CHAIN', 'Received Proxy Server Request': 'CHAIN', guardrail: 'GUARDRAIL' },
    },
  ],
  fields: {
    inputs: ['guardrail_request'],
    outputs: ['guardrail_response'],
    responseId: ['gen_ai.response.id', 'litellm.call_id'],
  },
  metadata: {
    hidden_params: 'hiddenParams',
    guardrail_name: 'guardrailName',
    guardrail_mode: 'guardrailMode',
    guardrail_status: 'guardrailStatus',
  },
  metadataPrefixes: ['metadata.'],
  extension: {
    full: readFull,
  },
});

function readDict(attributes: AttributeView): JsonObject | undefined {
  const text = readText(attributes, REQUESTER_KEY);
  const value = text === undefined ? undefined : toMaybePythonLiteral(text);
  return isJsonObject(value) ? value : undefined;
}

function readFull(span: SpanView, { metadata = {} }: Partial<NormalizedSpan>): Partial<NormalizedSpan> {
  if (span.name === RAW_REQUEST) return { subtype: 'raw_request', metadata: { raw: readRawRequest(span.attributes) } };
  const requester = readDict(span.attributes);
  const stream = readText(span.attributes, 'llm.is_streaming')?.toLowerCase();
  return {
    metadata: {
      ...withoutEmpty(metadata),
      ...(requester === undefined ? {} : { requester_metadata: requester }),
    },
    ...(stream === 'true' || stream === 'false' ? { params: { stream: stream === 'true' } } : {}),
  };
}

/** `llm.<provider>.<parameter>`: the request as it went over the wire, every value as Python writes it. */
function readRawRequest(attributes: AttributeView): JsonObject {
  const raw = Object.create(null) as Record<string, JsonValue>;
  for (const key of attributes.keys()) {
    const name = /^llm\.[^.]+\.(.+)$/.exec(key)?.[1];
    const value = name === undefined ? undefined : readText(attributes, key);
    if (name !== undefined && value !== undefined) raw[name] = toMaybePythonLiteral(value);
  }
  return raw;
}

/** Of LiteLLM's thirty metadata attributes most are `''`. */
function withoutEmpty(metadata: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(metadata).filter(([, value]) => value !== '' && value !== 'None'));
}
