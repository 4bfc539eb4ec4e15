import type { AttributeView, SpanView } from '@gander/protocol/span-view';

import type { SpanType } from '../../../span-type.ts';
import { readText } from '../../attribute-values.ts';
import { readFirstValue } from '../../first-value.ts';
import { readIdentity } from '../../identity.ts';
import type { NormalizedSpan } from '../../normalized-span.ts';
import { inferProvider } from '../../provider.ts';
import type { SpanIndexFields, Translator } from '../../translator.ts';
import { readLangfuseContent } from './langfuse-content.ts';
import { LANGFUSE_COST_KEY, readLangfuseCost } from './langfuse-cost.ts';
import { readLangfuseDetails } from './langfuse-details.ts';
import { readLangfuseError } from './langfuse-error.ts';
import { LANGFUSE_USAGE_KEY, readLangfuseUsage } from './langfuse-usage.ts';

const SCOPE = 'langfuse-sdk';
const TYPE_KEY = 'langfuse.observation.type';
const MODEL_KEY = 'langfuse.observation.model.name';
const LEVEL_KEY = 'langfuse.observation.level';
const STATUS_KEY = 'langfuse.observation.status_message';
const INPUT_KEYS = ['langfuse.observation.input', 'langfuse.trace.input'] as const;
const OUTPUT_KEYS = ['langfuse.observation.output', 'langfuse.trace.output'] as const;
const OBSERVATION_MARKS = [
  TYPE_KEY,
  'langfuse.observation.input',
  'langfuse.observation.output',
  MODEL_KEY,
  LANGFUSE_USAGE_KEY,
  LANGFUSE_COST_KEY,
] as const;
/** Stamped by the SDK onto every span in reach, whoever wrote it. */
const TRACE_MARKS = [
  'langfuse.trace.name',
  'langfuse.trace.input',
  'langfuse.trace.output',
  'langfuse.trace.tags',
] as const;
const MARKS = [...OBSERVATION_MARKS, ...TRACE_MARKS] as const;

/** Free-form metadata that may name the session or the user. */
const METADATA_PREFIXES = ['langfuse.trace.metadata.', 'langfuse.observation.metadata.'] as const;
const SESSION_KEYS = METADATA_PREFIXES.flatMap((prefix) =>
  ['langfuse_session_id', 'sessionId', 'session_id'].map((name) => prefix + name),
);
const USER_KEYS = METADATA_PREFIXES.flatMap((prefix) =>
  ['langfuse_user_id', 'userId', 'user_id'].map((name) => prefix + name),
);

/** `span` says nothing that another convention on the same span would not say better, and comes last. */
const TYPE_OF_OBSERVATION: Readonly<Record<string, SpanType>> = {
  generation: 'CHAT_MODEL',
  embedding: 'EMBEDDING',
  agent: 'AGENT',
  tool: 'TOOL',
  chain: 'CHAIN',
  retriever: 'RETRIEVER',
  guardrail: 'GUARDRAIL',
  evaluator: 'EVALUATOR',
};

/**
 * The Langfuse SDKs for JavaScript from 4 and Python from 3. All values are strings, objects are JSON in them.
 * Source: https://langfuse.com/integrations/native/opentelemetry
 */
export const langfuse: Translator = {
  convention: 'langfuse-sdk',
  description: {
    title: 'Langfuse',
    evidence: [`scope \`${SCOPE}\``, ...MARKS],
    maps: [
      { field: 'type', keys: [TYPE_KEY] },
      { field: 'model', keys: [MODEL_KEY] },
      { field: 'usage', keys: [LANGFUSE_USAGE_KEY] },
      { field: 'costUsd', keys: [LANGFUSE_COST_KEY] },
      { field: 'inputs, messages', keys: INPUT_KEYS },
      { field: 'outputs, responseMessages', keys: OUTPUT_KEYS },
      { field: 'error', keys: [LEVEL_KEY, STATUS_KEY] },
      { field: 'sessionId', keys: SESSION_KEYS },
      { field: 'userId', keys: USER_KEYS },
    ],
  },
  indexKeys: [
    ...MARKS,
    MODEL_KEY,
    LEVEL_KEY,
    STATUS_KEY,
    LANGFUSE_USAGE_KEY,
    LANGFUSE_COST_KEY,
    ...INPUT_KEYS,
    ...OUTPUT_KEYS,
    ...SESSION_KEYS,
    ...USER_KEYS,
  ],
  detect: ({ attributes, scopeName }) => scopeName === SCOPE || attributes.hasAny(MARKS),
  index: readIndex,
  content: ({ attributes }) => ({
    input: readFirstValue(attributes, INPUT_KEYS),
    output: readFirstValue(attributes, OUTPUT_KEYS),
  }),
  full: readFull,
};

function readIndex({ attributes, scopeName }: SpanView): Partial<SpanIndexFields> {
  const fields: { -readonly [Key in keyof SpanIndexFields]?: SpanIndexFields[Key] } = {};
  if (scopeName === SCOPE || attributes.hasAny(OBSERVATION_MARKS)) fields.framework = 'langfuse-sdk';
  const type = readType(attributes);
  if (type !== undefined) fields.type = type;
  const model = readText(attributes, MODEL_KEY);
  if (model !== undefined) fields.model = { request: model };
  const provider = model === undefined ? undefined : inferProvider(model);
  const usage = readLangfuseUsage(attributes, provider);
  if (usage !== undefined) fields.usage = usage;
  const costUsd = readLangfuseCost(attributes);
  if (costUsd !== undefined) fields.costUsd = costUsd;
  const error = readLangfuseError(attributes);
  if (error !== undefined) fields.error = error;
  const sessionId = readIdentity(attributes, SESSION_KEYS);
  if (sessionId !== undefined) fields.sessionId = sessionId;
  const userId = readIdentity(attributes, USER_KEYS);
  if (userId !== undefined) fields.userId = userId;
  return fields;
}

function readType(attributes: AttributeView): SpanType | undefined {
  const word = readText(attributes, TYPE_KEY)?.toLowerCase() ?? (attributes.has(MODEL_KEY) ? 'generation' : undefined);
  return word !== undefined && Object.hasOwn(TYPE_OF_OBSERVATION, word) ? TYPE_OF_OBSERVATION[word] : undefined;
}

function readFull(span: SpanView): Partial<NormalizedSpan> {
  const index = readIndex(span);
  return { ...index, ...readLangfuseDetails(span), ...readLangfuseContent(span, index.type) };
}
