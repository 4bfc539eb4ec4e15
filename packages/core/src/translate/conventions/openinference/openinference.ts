import type { AttributeView, SpanView } from '@gander/protocol/span-view';

import type { SpanType } from '../../../span-type.ts';
import { readTokenCounts } from '../../../usage/read-token-counts.ts';
import { resolveUsage } from '../../../usage/resolve-usage.ts';
import { createTokenKeys } from '../../../usage/token-keys.ts';
import { readCostUsd, readFirstText, readText } from '../../attribute-values.ts';
import { readFirstValue } from '../../first-value.ts';
import type { NormalizedSpan } from '../../normalized-span.ts';
import { toOperationType } from '../../operation-type.ts';
import { toProvider } from '../../provider.ts';
import type { SpanIndexFields, Translator } from '../../translator.ts';
import { readOpenInferenceContent } from './openinference-content.ts';
import { OPENINFERENCE_CONTEXT_KEYS, readOpenInferenceContext } from './openinference-context.ts';
import { readOpenInferenceDetails } from './openinference-details.ts';
import { OPENINFERENCE_MODEL_KEYS, readOpenInferenceModel } from './openinference-model.ts';

const KIND_KEY = 'openinference.span.kind';
const OPERATION_KEY = 'gen_ai.operation.name';
const SCOPE_PREFIXES = ['openinference.instrumentation.', '@arizeai/openinference-'] as const;
/** Names that only OpenInference uses; bare `input.value` belongs to whoever wrote it. */
const MARKS = ['llm.token_count.prompt', 'llm.input_messages.0.message.role'] as const;

/** Upper case, though some emitters write lower; `UNKNOWN` says nothing. */
const TYPE_OF_KIND: Readonly<Record<string, SpanType>> = {
  EMBEDDING: 'EMBEDDING',
  CHAIN: 'CHAIN',
  RETRIEVER: 'RETRIEVER',
  RERANKER: 'RERANKER',
  TOOL: 'TOOL',
  AGENT: 'AGENT',
  GUARDRAIL: 'GUARDRAIL',
  EVALUATOR: 'EVALUATOR',
  PROMPT: 'CHAIN',
};

/** A call with one of these is a conversation. Asked at ingest, where keys are not enumerated. */
const MESSAGE_MARKS = [
  'llm.input_messages.0.message.role',
  'llm.input_messages.0.message.content',
  'llm.input_messages.1.message.role',
  'llm.output_messages.0.message.role',
  'llm.output_messages.0.message.content',
] as const;

/** The vendor of the model; `llm.provider` is who hosts it, which is the same unless it is a cloud. */
const PROVIDER_KEYS = ['llm.system', 'llm.provider'] as const;
const COST_KEYS = ['llm.cost.total'] as const;
const INPUT_KEYS = ['input.value', 'reranker.query'] as const;
const OUTPUT_KEYS = ['output.value'] as const;

const TOKEN_KEYS = createTokenKeys({
  input: ['llm.token_count.prompt'],
  output: ['llm.token_count.completion'],
  total: ['llm.token_count.total'],
  cacheRead: ['llm.token_count.prompt_details.cache_read', 'llm.token_count.prompt_details.cache_input'],
  cacheWrite: ['llm.token_count.prompt_details.cache_write'],
  reasoning: ['llm.token_count.completion_details.reasoning'],
  inputAudio: ['llm.token_count.prompt_details.audio'],
  outputAudio: ['llm.token_count.completion_details.audio'],
});

/**
 * OpenInference, which Phoenix and Arize read and dozens of instrumentations write.
 * Source: https://github.com/Arize-ai/openinference/blob/main/spec/semantic_conventions.md
 */
export const openInference: Translator = {
  convention: 'openinference',
  description: {
    title: 'OpenInference (Phoenix, Arize)',
    evidence: [KIND_KEY, ...SCOPE_PREFIXES.map((prefix) => `scope \`${prefix}*\``), ...MARKS],
    maps: [
      { field: 'type', keys: [KIND_KEY] },
      { field: 'model', keys: OPENINFERENCE_MODEL_KEYS },
      { field: 'provider', keys: PROVIDER_KEYS },
      { field: 'usage', keys: TOKEN_KEYS.all },
      { field: 'costUsd', keys: COST_KEYS },
      { field: 'session, user, metadata', keys: OPENINFERENCE_CONTEXT_KEYS },
      { field: 'messages', keys: ['llm.input_messages.N.message.*', 'llm.prompts.N.prompt.text'] },
      { field: 'responseMessages', keys: ['llm.output_messages.N.message.*', 'llm.choices.N.completion.text'] },
      { field: 'tools', keys: ['llm.tools.N.tool.json_schema'] },
      { field: 'inputs', keys: INPUT_KEYS },
      { field: 'outputs', keys: [...OUTPUT_KEYS, 'retrieval.documents.N.document.*'] },
    ],
  },
  indexKeys: [
    KIND_KEY,
    OPERATION_KEY,
    ...MARKS,
    ...MESSAGE_MARKS,
    ...OPENINFERENCE_MODEL_KEYS,
    ...PROVIDER_KEYS,
    ...COST_KEYS,
    ...OPENINFERENCE_CONTEXT_KEYS,
    ...TOKEN_KEYS.all,
    ...INPUT_KEYS,
    ...OUTPUT_KEYS,
  ],
  detect: ({ attributes, scopeName }) =>
    attributes.has(KIND_KEY) ||
    SCOPE_PREFIXES.some((prefix) => scopeName.startsWith(prefix)) ||
    MARKS.some((key) => attributes.has(key)),
  index: readIndex,
  content: ({ attributes }) => ({
    input: readFirstValue(attributes, INPUT_KEYS),
    output: readFirstValue(attributes, OUTPUT_KEYS),
  }),
  full: readFull,
};

function readIndex(span: SpanView): Partial<SpanIndexFields> {
  const { attributes } = span;
  const { provider: contextProvider, sessionId, userId } = readOpenInferenceContext(attributes);
  const fields: { -readonly [Key in keyof SpanIndexFields]?: SpanIndexFields[Key] } = { framework: 'openinference' };
  const type = readType(attributes);
  if (type !== undefined) fields.type = type;
  const model = readOpenInferenceModel(span, type);
  if (model !== undefined) fields.model = model;
  const wireProvider = readFirstText(attributes, PROVIDER_KEYS) ?? contextProvider;
  const provider = wireProvider === undefined ? undefined : toProvider(wireProvider);
  if (provider !== undefined) fields.provider = provider;
  const counts = readTokenCounts(attributes, TOKEN_KEYS);
  const usage = resolveUsage(counts, { semantics: 'unknown', provider });
  if (usage !== undefined) fields.usage = usage;
  const costUsd = readCostUsd(attributes, COST_KEYS);
  if (costUsd !== undefined) fields.costUsd = costUsd;
  if (sessionId !== undefined) fields.sessionId = sessionId;
  if (userId !== undefined) fields.userId = userId;
  return fields;
}

function readType(attributes: AttributeView): SpanType | undefined {
  const kind = readText(attributes, KIND_KEY)?.toUpperCase();
  const hasMessages = MESSAGE_MARKS.some((key) => attributes.has(key));
  if (kind === 'LLM') return hasMessages ? 'CHAT_MODEL' : 'LLM';
  // A chain may be anything: whoever says what the span does is believed.
  if (kind === 'CHAIN' && readOperationType(attributes) !== undefined) return undefined;
  if (kind !== undefined && Object.hasOwn(TYPE_OF_KIND, kind)) return TYPE_OF_KIND[kind];
  return hasMessages ? 'CHAT_MODEL' : undefined;
}

function readOperationType(attributes: AttributeView): SpanType | undefined {
  const operation = readText(attributes, OPERATION_KEY);
  return operation === undefined ? undefined : toOperationType(operation);
}

function readFull(span: SpanView): Partial<NormalizedSpan> {
  const index = readIndex(span);
  return { ...index, ...readOpenInferenceDetails(span.attributes), ...readOpenInferenceContent(span, index.type) };
}
