import type { AttributeView, SpanView } from '@gander/protocol/span-view';

import { readFirstValue } from '../../first-value.ts';
import type { NormalizedSpan } from '../../normalized-span.ts';
import { toOperationType } from '../../operation-type.ts';
import { toProvider } from '../../provider.ts';
import { readCostUsd, readText } from '../../attribute-values.ts';
import type { SpanContent, SpanIndexFields, Translator } from '../../translator.ts';
import type { SpanType } from '../../../span-type.ts';
import { readGenAiContent } from './gen-ai-content.ts';
import { readGenAiDetails } from './gen-ai-details.ts';
import { readEventContent } from './gen-ai-events.ts';
import { GEN_AI_TOKEN_KEYS, readGenAiUsage } from './gen-ai-usage.ts';

const MARKS = [
  'gen_ai.operation.name',
  'gen_ai.request.model',
  'gen_ai.provider.name',
  'gen_ai.system',
  'gen_ai.response.model',
  'gen_ai.tool.name',
  'gen_ai.input.messages',
  'gen_ai.output.messages',
  'gen_ai.span.kind',
] as const;
const PROVIDER_KEYS = ['gen_ai.provider.name', 'gen_ai.system'] as const;
const COST_KEYS = ['gen_ai.usage.cost', 'gen_ai.usage.total_cost', 'gen_ai.cost.total_cost'] as const;
const COST_PART_KEYS = ['gen_ai.usage.input_cost', 'gen_ai.usage.output_cost'] as const;

const INPUT_KEYS = ['gen_ai.input.messages', 'gen_ai.prompt', 'gen_ai.retrieval.query.text'] as const;
const OUTPUT_KEYS = ['gen_ai.output.messages', 'gen_ai.completion', 'gen_ai.retrieval.documents'] as const;
const TOOL_INPUT_KEY = 'gen_ai.tool.call.arguments';
const TOOL_OUTPUT_KEY = 'gen_ai.tool.call.result';
const INPUT_PREVIEW_KEYS = [TOOL_INPUT_KEY, ...INPUT_KEYS];
const OUTPUT_PREVIEW_KEYS = [TOOL_OUTPUT_KEY, ...OUTPUT_KEYS];

/** `gen_ai.span.kind`, which Alibaba's instrumentations and Dify write. */
const TYPE_OF_KIND: Readonly<Record<string, SpanType>> = {
  LLM: 'CHAT_MODEL',
  CHAIN: 'CHAIN',
  AGENT: 'AGENT',
  TOOL: 'TOOL',
  RETRIEVER: 'RETRIEVER',
  EMBEDDING: 'EMBEDDING',
  RERANKER: 'RERANKER',
  TASK: 'TASK',
  STEP: 'CHAIN',
  ENTRY: 'CHAIN',
};
const KIND_KEY = 'gen_ai.span.kind';

/** Attributes that tell the type of a span without an operation, best first. */
const TYPE_MARKS: readonly (readonly [string, SpanType])[] = [
  ['gen_ai.tool.name', 'TOOL'],
  ['gen_ai.tool.call.id', 'TOOL'],
  ['gen_ai.retrieval.query.text', 'RETRIEVER'],
  ['gen_ai.retrieval.documents', 'RETRIEVER'],
  ['gen_ai.embeddings.dimension.count', 'EMBEDDING'],
];

/**
 * OpenTelemetry's GenAI semantic conventions, all generations.
 * Source: https://opentelemetry.io/docs/specs/semconv/gen-ai/
 */
export const genAi: Translator = {
  convention: 'genai',
  description: {
    title: 'OpenTelemetry GenAI',
    evidence: [`attribute ${MARKS.map((key) => `\`${key}\``).join(' or ')}`],
    maps: [
      { field: 'type', keys: ['gen_ai.operation.name', KIND_KEY, ...TYPE_MARKS.map(([key]) => key)] },
      { field: 'provider', keys: PROVIDER_KEYS },
      { field: 'usage', keys: GEN_AI_TOKEN_KEYS.all },
      { field: 'costUsd', keys: COST_KEYS },
      { field: 'inputs, messages', keys: INPUT_KEYS },
      { field: 'outputs, responseMessages', keys: OUTPUT_KEYS },
      { field: 'tool.arguments', keys: [TOOL_INPUT_KEY] },
      { field: 'tool.result', keys: [TOOL_OUTPUT_KEY] },
    ],
  },
  indexKeys: [
    ...MARKS,
    ...TYPE_MARKS.map(([key]) => key),
    ...GEN_AI_TOKEN_KEYS.all,
    ...COST_KEYS,
    ...COST_PART_KEYS,
    ...INPUT_KEYS,
    ...OUTPUT_KEYS,
    TOOL_INPUT_KEY,
    TOOL_OUTPUT_KEY,
  ],
  detect: ({ attributes }) => attributes.hasAny(MARKS),
  index: readIndex,
  content: locateContent,
  full: (span) => {
    const index = readIndex(span);
    return { ...index, ...readGenAiDetails(span), ...readGenAiContent(span, index.type) };
  },
};

function readIndex(span: SpanView): Partial<SpanIndexFields> {
  const { attributes } = span;
  const fields: { -readonly [Key in keyof SpanIndexFields]?: SpanIndexFields[Key] } = { framework: 'genai' };
  const provider = readProvider(attributes);
  if (provider !== undefined) fields.provider = provider;
  const model = readModel(attributes);
  if (model !== undefined) fields.model = model;
  const usage = readGenAiUsage(span, provider);
  if (usage !== undefined) fields.usage = usage;
  const type = readType(attributes, model !== undefined && usage !== undefined);
  if (type !== undefined) fields.type = type;
  const costUsd = readCostUsd(attributes, COST_KEYS) ?? sumCostParts(attributes);
  if (costUsd !== undefined) fields.costUsd = costUsd;
  return fields;
}

function sumCostParts(attributes: AttributeView): number | undefined {
  if (!attributes.hasAny(COST_PART_KEYS)) return undefined;
  return COST_PART_KEYS.reduce<number | undefined>((sum, key) => {
    const part = readCostUsd(attributes, [key]);
    return part === undefined ? sum : (sum ?? 0) + part;
  }, undefined);
}

function readType(attributes: AttributeView, isModelCall: boolean): SpanType | undefined {
  const operation = readText(attributes, 'gen_ai.operation.name');
  const type = operation === undefined ? undefined : toOperationType(operation);
  if (type !== undefined) return type;
  const kind = readText(attributes, KIND_KEY) ?? '';
  if (Object.hasOwn(TYPE_OF_KIND, kind)) return TYPE_OF_KIND[kind];
  for (const [key, markedType] of TYPE_MARKS) {
    if (attributes.has(key)) return markedType;
  }
  const hasMessages = attributes.has('gen_ai.input.messages') || attributes.has('gen_ai.output.messages');
  return isModelCall || hasMessages ? 'CHAT_MODEL' : undefined;
}

function readProvider(attributes: AttributeView): string | undefined {
  for (const key of PROVIDER_KEYS) {
    const wire = readText(attributes, key);
    const provider = wire === undefined ? undefined : toProvider(wire);
    if (provider !== undefined) return provider;
  }
  return undefined;
}

function readModel(attributes: AttributeView): NormalizedSpan['model'] {
  const request = readText(attributes, 'gen_ai.request.model');
  const response = readText(attributes, 'gen_ai.response.model');
  if (request === undefined && response === undefined) return undefined;
  return { ...(request === undefined ? {} : { request }), ...(response === undefined ? {} : { response }) };
}

function locateContent(span: SpanView): SpanContent {
  const { attributes } = span;
  const input = readFirstValue(attributes, INPUT_PREVIEW_KEYS);
  const output = readFirstValue(attributes, OUTPUT_PREVIEW_KEYS);
  if ((input !== undefined && output !== undefined) || span.eventCount === 0) return { input, output };
  const events = readEventContent(span.events());
  return {
    input: input ?? (events.prompt.length > 0 ? [...events.prompt] : undefined),
    output: output ?? (events.choices.length > 0 ? [...events.choices] : undefined),
  };
}
