import type { AttributeView, SpanView } from '@gander/protocol/span-view';

import { pickDefined } from '../../../json/pick-defined.ts';
import type { JsonObject, JsonValue } from '../../../json-value.ts';
import { toFinishReasons } from '../../../messages/finish-reason.ts';
import type { NormalizedSpan } from '../../normalized-span.ts';
import { toOperationSubtype } from '../../operation-type.ts';
import { readFirstJson, readJson } from '../../attribute-contents.ts';
import { readFirstNumber, readText } from '../../attribute-values.ts';
import { SERVICE_TIER_KEYS } from '../../service-tier.ts';
import { readPrefixedAttributes } from '../../prefixed-attributes.ts';
import { type ParamKeys, readParams } from '../../read-params.ts';
import { readGenAiEvaluations } from './gen-ai-evaluations.ts';

const PARAM_KEYS: ParamKeys = {
  maxTokens: ['gen_ai.request.max_tokens'],
  temperature: ['gen_ai.request.temperature'],
  topP: ['gen_ai.request.top_p'],
  topK: ['gen_ai.request.top_k'],
  frequencyPenalty: ['gen_ai.request.frequency_penalty'],
  presencePenalty: ['gen_ai.request.presence_penalty'],
  seed: ['gen_ai.request.seed'],
  stop: ['gen_ai.request.stop_sequences'],
  n: ['gen_ai.request.choice.count'],
  stream: ['gen_ai.request.stream'],
  reasoningEffort: ['gen_ai.request.reasoning_effort'],
  encodingFormats: ['gen_ai.request.encoding_formats'],
  outputType: ['gen_ai.output.type'],
  dimensions: ['gen_ai.request.embedding.dimensions'],
  serviceTier: SERVICE_TIER_KEYS,
};

/** Attributes worth showing beside the content. */
const METADATA_KEYS: Readonly<Record<string, string>> = {
  'server.address': 'host',
  'server.port': 'port',
  'gen_ai.data_source.id': 'dataSourceId',
  'gen_ai.workflow.name': 'workflowName',
  'gen_ai.prompt.name': 'promptName',
  'gen_ai.embeddings.dimension.count': 'embeddingDimensions',
  'gen_ai.tool.type': 'toolType',
  'gen_ai.framework': 'frameworkName',
  'gen_ai.response.system_fingerprint': 'systemFingerprint',
  'gen_ai.openai.response.system_fingerprint': 'systemFingerprint',
  'openai.response.system_fingerprint': 'systemFingerprint',
  'gen_ai.input.messages_ref': 'inputMessagesRef',
  'gen_ai.output.messages_ref': 'outputMessagesRef',
  'gen_ai.system_instructions_ref': 'systemInstructionsRef',
  'gen_ai.tool.definitions_ref': 'toolDefinitionsRef',
};

const MEMORY_PREFIX = 'gen_ai.memory.';
const NOTHING: ReadonlySet<string> = new Set();

const FIRST_CHUNK_SECONDS_KEYS = [
  'gen_ai.response.time_to_first_chunk',
  'gen_ai.client.operation.time_to_first_chunk',
] as const;

/** Everything but content and index fields. */
export function readGenAiDetails(span: SpanView): Partial<NormalizedSpan> {
  const { attributes } = span;
  const operation = readText(attributes, 'gen_ai.operation.name');
  const firstChunkSeconds = readFirstNumber(attributes, FIRST_CHUNK_SECONDS_KEYS);
  return pickDefined({
    subtype: operation === undefined ? undefined : toOperationSubtype(operation),
    params: readParams(attributes, PARAM_KEYS),
    finishReasons: toFinishReasons(
      readFirstJson(attributes, ['gen_ai.response.finish_reasons', 'gen_ai.response.finish_reason']),
    ),
    responseId: readText(attributes, 'gen_ai.response.id'),
    timeToFirstTokenMs: firstChunkSeconds === undefined ? undefined : firstChunkSeconds * 1000,
    agent: readAgent(attributes),
    metadata: readMetadata(span),
    content: isExternal(attributes) ? ('external' as const) : undefined,
  });
}

function readAgent(attributes: AttributeView): NormalizedSpan['agent'] {
  const agent = pickDefined({
    id: readText(attributes, 'gen_ai.agent.id'),
    name: readText(attributes, 'gen_ai.agent.name'),
    description: readText(attributes, 'gen_ai.agent.description'),
    version: readText(attributes, 'gen_ai.agent.version'),
  });
  return Object.keys(agent).length > 0 ? agent : undefined;
}

/** Uploaded somewhere by the program itself, which leaves the address. Source: OpenTelemetry's Python `util-genai`. */
function isExternal(attributes: AttributeView): boolean {
  return EXTERNAL_KEYS.some(([address, content]) => attributes.has(address) && !attributes.has(content));
}

const EXTERNAL_KEYS = [
  ['gen_ai.input.messages_ref', 'gen_ai.input.messages'],
  ['gen_ai.output.messages_ref', 'gen_ai.output.messages'],
] as const;

function readMetadata(span: SpanView): JsonObject {
  const metadata = Object.create(null) as Record<string, JsonValue>;
  for (const [name, value] of Object.entries(readPrefixedAttributes(span.attributes, MEMORY_PREFIX, NOTHING))) {
    metadata[`memory.${name}`] = value;
  }
  for (const [key, name] of Object.entries(METADATA_KEYS)) {
    const value = readJson(span.attributes, key);
    if (value !== undefined) metadata[name] = value;
  }
  const evaluations = readGenAiEvaluations(span);
  if (evaluations.length > 0) metadata['evaluations'] = evaluations;
  return metadata;
}
