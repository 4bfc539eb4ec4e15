import type { AttributeView, SpanView } from '@gander/protocol/span-view';

import type { SpanType } from '../../../span-type.ts';
import { readFirstText, readText } from '../../attribute-values.ts';
import { readIdentity, SESSION_NAMES, USER_NAMES } from '../../identity.ts';
import type { NormalizedSpan } from '../../normalized-span.ts';
import { toOperationType } from '../../operation-type.ts';
import { toProvider } from '../../provider.ts';
import type { SpanIndexFields, Translator } from '../../translator.ts';
import { readTraceloopContent } from './traceloop-content.ts';
import { readTraceloopDetails } from './traceloop-details.ts';
import { isTraceloopScope } from './traceloop-scope.ts';
import { readTraceloopPreview } from './traceloop-preview.ts';
import { readTraceloopUsage, TRACELOOP_TOKEN_KEYS } from './traceloop-usage.ts';

const KIND_KEY = 'traceloop.span.kind';
const REQUEST_TYPE_KEY = 'llm.request.type';
const OPERATION_KEY = 'gen_ai.operation.name';
/** Only OpenLLMetry writes these, and on its own spans. */
const MARKS = [KIND_KEY, REQUEST_TYPE_KEY, 'traceloop.entity.name', 'gen_ai.prompt.0.role', 'gen_ai.prompt.0.content'];

/** Its processor stamps what the application says about itself onto every span in reach, whoever wrote them. */
const CONTEXT_PREFIX = 'traceloop.association.properties.';
const SESSION_KEYS = SESSION_NAMES.map((name) => CONTEXT_PREFIX + name);
const USER_KEYS = USER_NAMES.map((name) => CONTEXT_PREFIX + name);
const CONTEXT_KEYS = ['traceloop.workflow.name', ...SESSION_KEYS, ...USER_KEYS];

const TYPE_OF_KIND: Readonly<Record<string, SpanType>> = {
  workflow: 'WORKFLOW',
  task: 'TASK',
  agent: 'AGENT',
  tool: 'TOOL',
  session: 'CHAIN',
  handoff: 'CHAIN',
};

const TYPE_OF_REQUEST: Readonly<Record<string, SpanType>> = {
  chat: 'CHAT_MODEL',
  completion: 'LLM',
  embedding: 'EMBEDDING',
  rerank: 'RERANKER',
};

/** Attributes that tell the type of a span which names neither kind nor operation. */
const TYPE_MARKS: readonly (readonly [string, SpanType])[] = [
  ['gen_ai.guardrail.name', 'GUARDRAIL'],
  ['gen_ai.task.name', 'TASK'],
  ['db.vector.query.top_k', 'RETRIEVER'],
  ['mcp.request.argument', 'TOOL'],
];

/** Databases whose questions are for what is alike. Not every instrumentation says how many answers were wanted. */
const VECTOR_DATABASES: ReadonlySet<string> = new Set([
  'pinecone',
  'chroma',
  'chromadb',
  'qdrant',
  'weaviate',
  'milvus',
  'lancedb',
  'marqo',
]);

/**
 * OpenLLMetry by Traceloop, before and after it moved to the GenAI conventions, which read what the two share.
 * Source: https://github.com/traceloop/openllmetry, package `opentelemetry-semantic-conventions-ai`.
 */
export const traceloop: Translator = {
  convention: 'traceloop',
  description: {
    title: 'OpenLLMetry (Traceloop)',
    evidence: [...MARKS, ...CONTEXT_KEYS, 'scope `@traceloop/*`', 'scope `opentelemetry.instrumentation.<library>`'],
    maps: [
      { field: 'type', keys: [OPERATION_KEY, KIND_KEY, REQUEST_TYPE_KEY, ...TYPE_MARKS.map(([key]) => key)] },
      { field: 'sessionId', keys: SESSION_KEYS },
      { field: 'userId', keys: USER_KEYS },
      { field: 'usage', keys: TRACELOOP_TOKEN_KEYS.all },
      { field: 'messages', keys: ['gen_ai.input.messages', 'gen_ai.prompt.N.*'] },
      { field: 'responseMessages', keys: ['gen_ai.output.messages', 'gen_ai.completion.N.*'] },
      { field: 'tools', keys: ['llm.request.functions.N.*'] },
      { field: 'inputs', keys: ['traceloop.entity.input', 'gen_ai.task.input', 'gen_ai.guardrail.input'] },
      { field: 'outputs', keys: ['traceloop.entity.output', 'gen_ai.task.output', 'gen_ai.guardrail.output'] },
    ],
  },
  indexKeys: [
    ...MARKS,
    ...CONTEXT_KEYS,
    ...TYPE_MARKS.map(([key]) => key),
    ...TRACELOOP_TOKEN_KEYS.all,
    OPERATION_KEY,
    'gen_ai.system',
    'gen_ai.provider.name',
    'db.system',
    'db.operation',
    'traceloop.entity.input',
    'traceloop.entity.output',
  ],
  detect: ({ attributes, scopeName }) =>
    isTraceloopScope(scopeName) ||
    MARKS.some((key) => attributes.has(key)) ||
    CONTEXT_KEYS.some((key) => attributes.has(key)),
  index: readIndex,
  content: readTraceloopPreview,
  full: readFull,
};

function readIndex(span: SpanView): Partial<SpanIndexFields> {
  const { attributes } = span;
  const fields: { -readonly [Key in keyof SpanIndexFields]?: SpanIndexFields[Key] } = {};
  const sessionId = readIdentity(attributes, SESSION_KEYS);
  if (sessionId !== undefined) fields.sessionId = sessionId;
  const userId = readIdentity(attributes, USER_KEYS);
  if (userId !== undefined) fields.userId = userId;
  if (!isOwnSpan(span)) return fields;
  fields.framework = 'traceloop';
  const type = readType(attributes);
  if (type !== undefined) fields.type = type;
  const wireProvider = readFirstText(attributes, ['gen_ai.provider.name', 'gen_ai.system']);
  const usage = readTraceloopUsage(span, wireProvider === undefined ? undefined : toProvider(wireProvider));
  if (usage !== undefined) fields.usage = usage;
  return fields;
}

function isOwnSpan({ attributes, scopeName }: SpanView): boolean {
  return isTraceloopScope(scopeName) || MARKS.some((key) => attributes.has(key));
}

/**
 * LangChain's spans have a kind and an operation, which may differ: what the operation says of agents, tools and models
 * is the better word, of tasks and workflows the kind's.
 */
function readType(attributes: AttributeView): SpanType | undefined {
  const operation = readText(attributes, OPERATION_KEY);
  const operationType = operation === undefined ? undefined : toOperationType(operation);
  if (operationType !== undefined && operationType !== 'TASK' && operationType !== 'WORKFLOW') return operationType;
  const kind = readText(attributes, KIND_KEY) ?? '';
  if (Object.hasOwn(TYPE_OF_KIND, kind)) return TYPE_OF_KIND[kind];
  if (operationType !== undefined) return operationType;
  const request = readText(attributes, REQUEST_TYPE_KEY) ?? '';
  if (Object.hasOwn(TYPE_OF_REQUEST, request)) return TYPE_OF_REQUEST[request];
  if (attributes.has('gen_ai.prompt.0.role')) return 'CHAT_MODEL';
  return TYPE_MARKS.find(([key]) => attributes.has(key))?.[1] ?? (isVectorQuery(attributes) ? 'RETRIEVER' : undefined);
}

function isVectorQuery(attributes: AttributeView): boolean {
  const database = readText(attributes, 'db.system')?.toLowerCase();
  if (database === undefined || !VECTOR_DATABASES.has(database)) return false;
  return /quer|search|get_by|near/i.test(readText(attributes, 'db.operation') ?? '');
}

function readFull(span: SpanView): Partial<NormalizedSpan> {
  const index = readIndex(span);
  const details = readTraceloopDetails(span.attributes);
  if (index.framework === undefined) return { ...index, metadata: details.metadata ?? {} };
  const { tags = [], ...content } = readTraceloopContent(span, index.type);
  return { ...index, ...details, ...content, tags };
}
