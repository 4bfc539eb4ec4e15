import type { AttributeView, SpanView } from '@gander/protocol/span-view';

import type { SpanType } from '../../../span-type.ts';
import { readFirstValue } from '../../first-value.ts';
import { readIdentity, SESSION_NAMES, USER_NAMES } from '../../identity.ts';
import { toProvider } from '../../provider.ts';
import { readText } from '../../attribute-values.ts';
import type { SpanContent, SpanIndexFields, Translator } from '../../translator.ts';
import { readVercelAiContent } from './vercel-ai-content.ts';
import { readVercelAiDetails } from './vercel-ai-details.ts';
import { readVercelAiUsage, VERCEL_AI_USAGE_KEYS } from './vercel-ai-usage.ts';

/** Where the SDK puts what the application says about itself: versions 4 to 6, and the runtime context of 7. */
const CONTEXT_PREFIXES = ['ai.telemetry.metadata.', 'ai.settings.context.'] as const;

const SESSION_KEYS = toContextKeys(SESSION_NAMES);
const USER_KEYS = toContextKeys(USER_NAMES);
const INPUT_KEYS = [
  'ai.prompt.messages',
  'ai.prompt',
  'ai.toolCall.args',
  'ai.value',
  'ai.values',
  'ai.documents',
] as const;
const OUTPUT_KEYS = [
  'ai.response.text',
  'ai.response.object',
  'ai.response.toolCalls',
  'ai.toolCall.result',
  'ai.ranking',
] as const;

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
      { field: 'sessionId', keys: SESSION_KEYS },
      { field: 'userId', keys: USER_KEYS },
      { field: 'inputs, messages', keys: INPUT_KEYS },
      { field: 'outputs, responseMessages', keys: OUTPUT_KEYS },
    ],
  },
  indexKeys: [
    'ai.operationId',
    'ai.model.id',
    'ai.model.provider',
    'ai.response.model',
    'ai.telemetry.functionId',
    ...VERCEL_AI_USAGE_KEYS,
    ...SESSION_KEYS,
    ...USER_KEYS,
    ...INPUT_KEYS,
    ...OUTPUT_KEYS,
  ],
  detect: ({ attributes }) => attributes.has('ai.operationId'),
  index: readIndex,
  content: locateContent,
  full: (span) => {
    const index = readIndex(span);
    return { ...index, ...readVercelAiDetails(span.attributes), ...readVercelAiContent(span, index.type) };
  },
};

function readIndex(span: SpanView): Partial<SpanIndexFields> {
  const { attributes } = span;
  const fields: { -readonly [Key in keyof SpanIndexFields]?: SpanIndexFields[Key] } = { framework: 'vercel-ai' };
  const type = toType(readText(attributes, 'ai.operationId') ?? '', attributes);
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
  const sessionId = readIdentity(attributes, SESSION_KEYS);
  if (sessionId !== undefined) fields.sessionId = sessionId;
  const userId = readIdentity(attributes, USER_KEYS);
  if (userId !== undefined) fields.userId = userId;
  return fields;
}

/**
 * Outer spans (`ai.generateText`) run the loop around the model, inner ones (`….doGenerate`) call it. An outer span is
 * an agent when it ran tools or several calls; one span alone cannot tell, but naming the function is what people do
 * with agents.
 */
function toType(operationId: string, attributes: AttributeView): SpanType | undefined {
  if (operationId === 'ai.toolCall') return 'TOOL';
  if (operationId.startsWith('ai.embed')) return 'EMBEDDING';
  if (operationId.startsWith('ai.rerank')) return 'RERANKER';
  if (operationId.endsWith('.doGenerate') || operationId.endsWith('.doStream')) return 'CHAT_MODEL';
  if (/^ai\.(?:generate|stream)/.test(operationId))
    return attributes.has('ai.telemetry.functionId') ? 'AGENT' : 'CHAIN';
  return undefined;
}

function locateContent({ attributes }: SpanView): SpanContent {
  return { input: readFirstValue(attributes, INPUT_KEYS), output: readFirstValue(attributes, OUTPUT_KEYS) };
}

function toContextKeys(names: readonly string[]): readonly string[] {
  return CONTEXT_PREFIXES.flatMap((prefix) => names.map((name) => prefix + name));
}
