import type { AttributeView, SpanView } from '@gander/protocol/span-view';

import type { SpanType } from '../../../span-type.ts';
import { readTokenCounts } from '../../../usage/read-token-counts.ts';
import { resolveUsage } from '../../../usage/resolve-usage.ts';
import { createTokenKeys } from '../../../usage/token-keys.ts';
import { readText } from '../../attribute-values.ts';
import { readIdentity } from '../../identity.ts';
import type { NormalizedSpan } from '../../normalized-span.ts';
import { toOperationType } from '../../operation-type.ts';
import type { SpanContent, SpanIndexFields, Translator } from '../../translator.ts';
import { readMastraContent } from './mastra-content.ts';
import { readMastraDetails } from './mastra-details.ts';

const SCOPE_PREFIX = '@mastra/';
const TYPE_KEY = 'mastra.span.type';
const OPERATION_KEY = 'gen_ai.operation.name';

/** `threadId` is Mastra's own word for a conversation, `resourceId` for whom it is with. */
const SESSION_KEYS = ['mastra.metadata.threadId', 'mastra.metadata.sessionId', 'mastra.metadata.session_id'] as const;
const USER_KEYS = ['mastra.metadata.userId', 'mastra.metadata.user_id', 'mastra.metadata.resourceId'] as const;

/** Kinds that the operation does not tell, which is the kind in other words. */
const TYPE_OF_KIND: Readonly<Record<string, SpanType>> = {
  agent_run: 'AGENT',
  workflow_run: 'WORKFLOW',
  workflow_step: 'TASK',
  model_inference: 'CHAT_MODEL',
  tool_call: 'TOOL',
  mcp_tool_call: 'TOOL',
  client_tool_call: 'TOOL',
  memory_operation: 'MEMORY',
  scorer_run: 'EVALUATOR',
  scorer_step: 'EVALUATOR',
  rag_embedding: 'EMBEDDING',
  rag_vector_operation: 'RETRIEVER',
};

/** Mastra counts as the GenAI conventions do, whatever the provider. */
const TOKEN_KEYS = createTokenKeys({
  input: ['gen_ai.usage.input_tokens'],
  output: ['gen_ai.usage.output_tokens'],
  total: ['gen_ai.usage.total_tokens'],
  cacheRead: ['gen_ai.usage.cache_read.input_tokens', 'gen_ai.usage.cached_input_tokens'],
  cacheWrite: ['gen_ai.usage.cache_creation.input_tokens', 'gen_ai.usage.cache_write.input_tokens'],
  cacheWrite1h: ['gen_ai.usage.cache_creation.1h_input_tokens'],
  reasoning: ['gen_ai.usage.reasoning_tokens', 'gen_ai.usage.reasoning.output_tokens'],
  inputAudio: ['gen_ai.usage.audio_input_tokens'],
  outputAudio: ['gen_ai.usage.audio_output_tokens'],
});

/**
 * Mastra's exporter. Model calls and tools follow the GenAI conventions, which read them; everything else keeps its
 * input and output under its own kind. Source: https://mastra.ai/docs/observability
 */
export const mastra: Translator = {
  convention: 'mastra',
  description: {
    title: 'Mastra',
    evidence: [`scope \`${SCOPE_PREFIX}*\``, TYPE_KEY],
    maps: [
      { field: 'type', keys: [OPERATION_KEY, TYPE_KEY] },
      { field: 'usage', keys: TOKEN_KEYS.all },
      { field: 'sessionId', keys: SESSION_KEYS },
      { field: 'userId', keys: USER_KEYS },
      { field: 'inputs, messages', keys: ['mastra.<type>.input'] },
      { field: 'outputs, responseMessages', keys: ['mastra.<type>.output'] },
      { field: 'tags', keys: ['mastra.tags'] },
      { field: 'metadata', keys: ['mastra.metadata.*'] },
    ],
  },
  indexKeys: [TYPE_KEY, OPERATION_KEY, ...SESSION_KEYS, ...USER_KEYS, ...TOKEN_KEYS.all],
  detect: ({ attributes, scopeName }) => attributes.has(TYPE_KEY) || scopeName.startsWith(SCOPE_PREFIX),
  index: readIndex,
  content: locateContent,
  full: readFull,
};

function readIndex({ attributes }: SpanView): Partial<SpanIndexFields> {
  const fields: { -readonly [Key in keyof SpanIndexFields]?: SpanIndexFields[Key] } = { framework: 'mastra' };
  fields.type = readType(attributes);
  const usage = resolveUsage(readTokenCounts(attributes, TOKEN_KEYS), { semantics: 'inclusive' });
  if (usage !== undefined) fields.usage = usage;
  const sessionId = readIdentity(attributes, SESSION_KEYS);
  if (sessionId !== undefined) fields.sessionId = sessionId;
  const userId = readIdentity(attributes, USER_KEYS);
  if (userId !== undefined) fields.userId = userId;
  return fields;
}

/** Whatever is none of the known kinds is a step on the way: chunks of a stream, mappings, processors. */
function readType(attributes: AttributeView): SpanType {
  const operation = readText(attributes, OPERATION_KEY);
  const operationType = operation === undefined ? undefined : toOperationType(operation);
  if (operationType !== undefined) return operationType;
  const kind = readText(attributes, TYPE_KEY) ?? '';
  return (Object.hasOwn(TYPE_OF_KIND, kind) ? TYPE_OF_KIND[kind] : undefined) ?? 'CHAIN';
}

function locateContent({ attributes }: SpanView): SpanContent {
  const kind = readText(attributes, TYPE_KEY);
  if (kind === undefined) return {};
  return { input: attributes.get(`mastra.${kind}.input`), output: attributes.get(`mastra.${kind}.output`) };
}

function readFull(span: SpanView): Partial<NormalizedSpan> {
  const index = readIndex(span);
  return { ...index, ...readMastraDetails(span), ...readMastraContent(span, index.type) };
}
