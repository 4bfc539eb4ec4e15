import type { AttributeView, SpanView } from '@gander/protocol/span-view';

import type { SpanType } from '../../../span-type.ts';
import { readText } from '../../attribute-values.ts';
import { readFirstValue } from '../../first-value.ts';
import { readIdentity, USER_NAMES } from '../../identity.ts';
import type { NormalizedSpan } from '../../normalized-span.ts';
import { toProvider } from '../../provider.ts';
import { readRecordedError } from '../../span-error.ts';
import type { SpanIndexFields, Translator } from '../../translator.ts';
import { readLangSmithContent } from './langsmith-content.ts';
import { readLangSmithDetails } from './langsmith-details.ts';
import { LANGSMITH_MODEL_KEYS, readLangSmithModel } from './langsmith-model.ts';
import { LANGSMITH_USAGE_KEYS, readLangSmithUsage } from './langsmith-usage.ts';

const STATUS_OK = 1;

const SCOPE = 'langsmith';
const KIND_KEY = 'langsmith.span.kind';
const MARKS = [KIND_KEY, 'langsmith.trace.name', 'langsmith.traceable', 'langsmith.trace.session_name'] as const;
const PROVIDER_KEYS = ['langsmith.metadata.ls_provider', 'gen_ai.system'] as const;
const INPUT_KEYS = ['gen_ai.prompt'] as const;
const OUTPUT_KEYS = ['gen_ai.completion'] as const;

/** LangSmith's `session` is a project: `langsmith.trace.session_id` and `session_name` are not here on purpose. */
const METADATA_PREFIX = 'langsmith.metadata.';
const SESSION_KEYS = ['thread_id', 'session_id', 'conversation_id', 'threadId', 'sessionId', 'conversationId'].map(
  (name) => METADATA_PREFIX + name,
);
const USER_KEYS = USER_NAMES.map((name) => METADATA_PREFIX + name);

const TYPE_OF_KIND: Readonly<Record<string, SpanType>> = {
  llm: 'CHAT_MODEL',
  chain: 'CHAIN',
  tool: 'TOOL',
  retriever: 'RETRIEVER',
  embedding: 'EMBEDDING',
  prompt: 'CHAIN',
  parser: 'PARSER',
};

/**
 * LangSmith's OpenTelemetry exporters for Python and JavaScript: LangChain, LangGraph and `@traceable`. Its kind is
 * believed before the GenAI operation, which it maps wrongly.
 * Source: https://docs.langchain.com/langsmith/trace-with-opentelemetry
 */
export const langSmith: Translator = {
  convention: 'langsmith',
  description: {
    title: 'LangSmith (LangChain, LangGraph)',
    evidence: [`scope \`${SCOPE}\``, ...MARKS],
    maps: [
      { field: 'type', keys: [KIND_KEY] },
      { field: 'model', keys: LANGSMITH_MODEL_KEYS },
      { field: 'provider', keys: PROVIDER_KEYS },
      { field: 'usage', keys: LANGSMITH_USAGE_KEYS },
      { field: 'sessionId', keys: SESSION_KEYS },
      { field: 'userId', keys: USER_KEYS },
      { field: 'inputs, messages', keys: INPUT_KEYS },
      { field: 'outputs, responseMessages', keys: OUTPUT_KEYS },
      { field: 'tags', keys: ['langsmith.span.tags'] },
      { field: 'metadata', keys: [`${METADATA_PREFIX}*`] },
    ],
  },
  indexKeys: [
    ...MARKS,
    ...LANGSMITH_MODEL_KEYS,
    ...PROVIDER_KEYS,
    ...LANGSMITH_USAGE_KEYS,
    ...SESSION_KEYS,
    ...USER_KEYS,
    ...INPUT_KEYS,
    ...OUTPUT_KEYS,
  ],
  detect: ({ attributes, scopeName }) => scopeName === SCOPE || MARKS.some((key) => attributes.has(key)),
  index: readIndex,
  content: (span) =>
    isForeign(span)
      ? {}
      : {
          input: readFirstValue(span.attributes, INPUT_KEYS),
          output: readFirstValue(span.attributes, OUTPUT_KEYS),
        },
  full: readFull,
};

function readIndex(span: SpanView): Partial<SpanIndexFields> {
  const { attributes } = span;
  const fields: { -readonly [Key in keyof SpanIndexFields]?: SpanIndexFields[Key] } = {};
  const sessionId = readIdentity(attributes, SESSION_KEYS);
  if (sessionId !== undefined) fields.sessionId = sessionId;
  const userId = readIdentity(attributes, USER_KEYS);
  if (userId !== undefined) fields.userId = userId;
  if (isForeign(span)) return fields;
  fields.framework = 'langsmith';
  const type = readType(attributes);
  if (type !== undefined) fields.type = type;
  const model = readLangSmithModel(attributes);
  if (model !== undefined) fields.model = model;
  const provider = readProvider(attributes);
  if (provider !== undefined) fields.provider = provider;
  const usage = readLangSmithUsage(attributes);
  if (usage !== undefined) fields.usage = usage;
  const error = readError(span);
  if (error !== undefined) fields.error = error;
  return fields;
}

/** The exporter for JavaScript says of every run that it went well. One that failed has an exception and no output. */
function readError(span: SpanView): SpanIndexFields['error'] {
  if (span.statusCode !== STATUS_OK || span.eventCount === 0 || span.attributes.has(OUTPUT_KEYS[0])) return undefined;
  return readRecordedError(span);
}

/**
 * The exporter for JavaScript adds its attributes to the spans of the AI SDK, which it shares with other exporters:
 * theirs say more than its copies of them. Only what it moves (session, user, metadata) is found nowhere else.
 */
function isForeign({ attributes }: SpanView): boolean {
  return attributes.has('ai.operationId');
}

function readType(attributes: AttributeView): SpanType | undefined {
  const kind = readText(attributes, KIND_KEY)?.toLowerCase();
  return kind !== undefined && Object.hasOwn(TYPE_OF_KIND, kind) ? TYPE_OF_KIND[kind] : undefined;
}

/** What LangChain knows of the model is believed before `gen_ai.system`, which is guessed from names. */
function readProvider(attributes: AttributeView): string | undefined {
  for (const key of PROVIDER_KEYS) {
    const wire = readText(attributes, key);
    const provider = wire === undefined ? undefined : toProvider(wire);
    if (provider !== undefined) return provider;
  }
  return undefined;
}

function readFull(span: SpanView): Partial<NormalizedSpan> {
  const index = readIndex(span);
  const details = readLangSmithDetails(span.attributes);
  if (isForeign(span)) return { ...index, tags: details.tags ?? [], metadata: details.metadata ?? {} };
  return { ...index, ...details, ...readLangSmithContent(span, index.type) };
}
