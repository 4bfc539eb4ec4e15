import type { AttributeView, SpanView } from '@gander/protocol/span-view';

import type { SpanType } from '../../../span-type.ts';
import { readFirstValue } from '../../first-value.ts';
import { toProvider } from '../../provider.ts';
import { readText } from '../../attribute-values.ts';
import type { SpanContent, SpanIndexFields, Translator } from '../../translator.ts';
import { readVercelAiContent } from './vercel-ai-content.ts';
import { readVercelAiIdentity, VERCEL_AI_SESSION_KEYS, VERCEL_AI_USER_KEYS } from './vercel-ai-identity.ts';
import { readVercelAiDetails } from './vercel-ai-details.ts';
import { readVercelAiUsage, VERCEL_AI_USAGE_KEYS } from './vercel-ai-usage.ts';

const INPUT_KEYS = [
  'ai.prompt.messages',
  'ai.prompt',
  'ai.toolCall.args',
  'ai.toolCall.input',
  'ai.value',
  'ai.values',
  'ai.documents',
] as const;
const OUTPUT_KEYS = [
  'ai.response.text',
  'ai.response.object',
  'ai.response.toolCalls',
  'ai.toolCall.result',
  'ai.toolCall.output',
  'ai.ranking',
] as const;

const OPENINFERENCE_KIND_KEY = 'openinference.span.kind';
const TYPE_OF_KIND: Readonly<Record<string, SpanType>> = {
  AGENT: 'AGENT',
  TOOL: 'TOOL',
  EMBEDDING: 'EMBEDDING',
  RETRIEVER: 'RETRIEVER',
  RERANKER: 'RERANKER',
  GUARDRAIL: 'GUARDRAIL',
  EVALUATOR: 'EVALUATOR',
};

/**
 * Vercel AI SDK 4, 5 and 6, and the legacy telemetry of 7. The tracer may be the caller's own, so that
 * `ai.operationId` alone decides. Source: https://ai-sdk.dev/docs/ai-sdk-core/telemetry
 */
export const vercelAi: Translator = {
  convention: 'vercel-ai',
  description: {
    title: 'Vercel AI SDK 4 to 6',
    evidence: ['attribute `ai.operationId`'],
    maps: [
      { field: 'type', keys: ['ai.operationId', 'ai.telemetry.functionId'] },
      { field: 'model.request', keys: ['ai.model.id'] },
      { field: 'model.response', keys: ['ai.response.model'] },
      { field: 'provider', keys: ['ai.model.provider'] },
      { field: 'usage', keys: VERCEL_AI_USAGE_KEYS },
      { field: 'sessionId', keys: VERCEL_AI_SESSION_KEYS },
      { field: 'userId', keys: VERCEL_AI_USER_KEYS },
      { field: 'inputs, messages', keys: INPUT_KEYS },
      { field: 'outputs, responseMessages', keys: OUTPUT_KEYS },
    ],
  },
  indexKeys: [
    'ai.operationId',
    OPENINFERENCE_KIND_KEY,
    'ai.model.id',
    'ai.model.provider',
    'ai.response.model',
    'ai.telemetry.functionId',
    ...VERCEL_AI_USAGE_KEYS,
    ...VERCEL_AI_SESSION_KEYS,
    ...VERCEL_AI_USER_KEYS,
    ...INPUT_KEYS,
    ...OUTPUT_KEYS,
  ],
  detect: ({ attributes }) => attributes.has('ai.operationId'),
  index: readIndex,
  content: locateContent,
  full: (span) => {
    const { attributes } = span;
    return { ...readIndex(span), ...readVercelAiDetails(span), ...readVercelAiContent(span, readOwnType(attributes)) };
  },
};

function readIndex(span: SpanView): Partial<SpanIndexFields> {
  const { attributes } = span;
  const fields: { -readonly [Key in keyof SpanIndexFields]?: SpanIndexFields[Key] } = { framework: 'vercel-ai' };
  const type = toForeignType(attributes) ?? readOwnType(attributes);
  if (type !== undefined) fields.type = type;
  const wireProvider = readText(attributes, 'ai.model.provider');
  const provider = wireProvider === undefined ? undefined : toProvider(wireProvider);
  if (provider !== undefined) fields.provider = provider;
  const request = readText(attributes, 'ai.model.id');
  const response = readText(attributes, 'ai.response.model');
  if (request !== undefined || response !== undefined) {
    fields.model = { ...(request === undefined ? {} : { request }), ...(response === undefined ? {} : { response }) };
  }
  const usage = readVercelAiUsage(attributes, provider);
  if (usage !== undefined) fields.usage = usage;
  return Object.assign(fields, readVercelAiIdentity(attributes));
}

/**
 * Outer spans (`ai.generateText`) run the loop around the model, inner ones (`….doGenerate`) call it. An outer span is
 * an agent when it ran tools or several calls; one span alone cannot tell, but naming the function is what people do
 * with agents.
 */
function readOwnType(attributes: AttributeView): SpanType | undefined {
  const operationId = readText(attributes, 'ai.operationId') ?? '';
  if (operationId === 'ai.toolCall') return 'TOOL';
  if (operationId.startsWith('ai.embed')) return 'EMBEDDING';
  if (operationId.startsWith('ai.rerank')) return 'RERANKER';
  if (operationId.endsWith('.doGenerate') || operationId.endsWith('.doStream')) return 'CHAT_MODEL';
  if (/^ai\.(?:generate|stream)/.test(operationId))
    return attributes.has('ai.telemetry.functionId') ? 'AGENT' : 'CHAIN';
  return undefined;
}

/**
 * OpenInference's processor writes its kind onto the SDK's spans: what it says is meant to be believed, except of a chain, which may
 * be anything, and of a model call, whose kind does not tell a conversation from a completion.
 */
function toForeignType(attributes: AttributeView): SpanType | undefined {
  const kind = readText(attributes, OPENINFERENCE_KIND_KEY)?.toUpperCase() ?? '';
  return Object.hasOwn(TYPE_OF_KIND, kind) ? TYPE_OF_KIND[kind] : undefined;
}

function locateContent({ attributes }: SpanView): SpanContent {
  return { input: readFirstValue(attributes, INPUT_KEYS), output: readFirstValue(attributes, OUTPUT_KEYS) };
}
