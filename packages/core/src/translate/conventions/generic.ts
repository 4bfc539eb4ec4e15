import type { AttributeView, SpanView } from '@gander/protocol/span-view';

import { pickDefined } from '../../json/pick-defined.ts';
import type { JsonValue } from '../../json-value.ts';
import type { SpanType } from '../../span-type.ts';
import { readTokenCounts } from '../../usage/read-token-counts.ts';
import { resolveUsage } from '../../usage/resolve-usage.ts';
import { createTokenKeys } from '../../usage/token-keys.ts';
import { toConversation } from '../conversation.ts';
import { readFirstValue } from '../first-value.ts';
import { readIdentity } from '../identity.ts';
import type { NormalizedSpan } from '../normalized-span.ts';
import { readFirstJson, readTexts } from '../attribute-contents.ts';
import { readText } from '../attribute-values.ts';
import type { SpanIndexFields, Translator } from '../translator.ts';

/**
 * Names that several conventions share and that mean one thing only. A bare `input`, `output` or `span.type` is not
 * here: they belong to whoever wrote them.
 */
const INPUT_KEYS = ['mlflow.spanInputs', 'input.value', 'traceloop.entity.input', 'gen_ai.task.input'] as const;
const OUTPUT_KEYS = ['mlflow.spanOutputs', 'output.value', 'traceloop.entity.output', 'gen_ai.task.output'] as const;
/** Already in the reader's key table, as an attribute of spans. */
const RESOURCE_SESSION_KEYS = ['session.id'] as const;
const TAG_KEYS = ['tag.tags', 'langfuse.trace.tags', 'langfuse.tags'] as const;
const TYPE_KEYS = ['mlflow.spanType', 'openinference.span.kind'] as const;
const MODEL_KEY = 'llm.model_name';
const TOKEN_KEYS = createTokenKeys({
  input: ['llm.token_count.prompt'],
  output: ['llm.token_count.completion'],
  total: ['llm.token_count.total'],
  cacheRead: ['llm.token_count.prompt_details.cache_read'],
  cacheWrite: ['llm.token_count.prompt_details.cache_write'],
  reasoning: ['llm.token_count.completion_details.reasoning'],
});

/** What {@link readIndex} looks at on the span. */
const OWN_INDEX_KEYS: readonly string[] = [...TYPE_KEYS, ...TOKEN_KEYS.all, MODEL_KEY];
const NOTHING: Partial<SpanIndexFields> = {};

/** MLflow's types are an open set: a custom word is a type too, a text is not. */
const CUSTOM_TYPE = /^[A-Z][A-Z0-9_. -]{0,63}$/;

/** Words for span types that differ from ours. */
const TYPE_OF_WORD: Readonly<Record<string, SpanType>> = { PROMPT: 'CHAIN', UNKNOWN: 'UNKNOWN' };

const TYPES_WITH_CONVERSATION: ReadonlySet<SpanType> = new Set(['LLM', 'CHAT_MODEL', 'AGENT']);

/**
 * What can be said of a span that no known framework wrote, and what fills the gaps of one that some did. Always asked,
 * and asked last.
 */
export const generic: Translator = {
  convention: 'generic',
  description: {
    title: 'Anything else',
    evidence: ['every span, after all others'],
    maps: [
      { field: 'type', keys: TYPE_KEYS },
      { field: 'model.request', keys: [MODEL_KEY] },
      { field: 'usage', keys: TOKEN_KEYS.all },
      { field: 'sessionId (of the resource)', keys: RESOURCE_SESSION_KEYS },
      { field: 'inputs', keys: INPUT_KEYS },
      { field: 'outputs', keys: OUTPUT_KEYS },
      { field: 'tags', keys: TAG_KEYS },
    ],
  },
  indexKeys: [...OWN_INDEX_KEYS, ...INPUT_KEYS, ...OUTPUT_KEYS],
  detect: () => true,
  index: readIndex,
  content: ({ attributes }) => ({
    input: readFirstValue(attributes, INPUT_KEYS),
    output: readFirstValue(attributes, OUTPUT_KEYS),
  }),
  full: (span) => {
    const index = readIndex(span);
    return { ...index, ...readContent(span.attributes, index.type), tags: readTags(span.attributes) };
  },
};

/** Most spans have nothing here, which one look at each tells. */
function readIndex({ attributes, resource }: SpanView): Partial<SpanIndexFields> {
  const isSilent = !attributes.hasAny(OWN_INDEX_KEYS) && !resource.hasAny(RESOURCE_SESSION_KEYS);
  return isSilent ? NOTHING : readFields(attributes, resource);
}

function readFields(attributes: AttributeView, resource: AttributeView): Partial<SpanIndexFields> {
  const fields: { -readonly [Key in keyof SpanIndexFields]?: SpanIndexFields[Key] } = {};
  const type = readType(attributes);
  if (type !== undefined) fields.type = type;
  const model = readText(attributes, MODEL_KEY);
  if (model !== undefined) fields.model = { request: model };
  const usage = resolveUsage(readTokenCounts(attributes, TOKEN_KEYS), { semantics: 'unknown' });
  if (usage !== undefined) fields.usage = usage;
  // Command line agents put the session on the resource: one process is one session.
  const sessionId = readIdentity(resource, RESOURCE_SESSION_KEYS);
  if (sessionId !== undefined) fields.sessionId = sessionId;
  return fields;
}

function readType(attributes: AttributeView): SpanType | undefined {
  for (const key of TYPE_KEYS) {
    const raw = readText(attributes, key);
    if (raw === undefined) continue;
    const word = raw.replaceAll('"', '').toUpperCase();
    const type = Object.hasOwn(TYPE_OF_WORD, word) ? TYPE_OF_WORD[word] : word;
    if (type !== undefined && type !== 'UNKNOWN' && CUSTOM_TYPE.test(type)) return type;
  }
  return undefined;
}

function readContent(attributes: AttributeView, type: SpanType | undefined): Partial<NormalizedSpan> {
  const inputs: JsonValue | undefined = readFirstJson(attributes, INPUT_KEYS);
  const outputs: JsonValue | undefined = readFirstJson(attributes, OUTPUT_KEYS);
  if (type === undefined || !TYPES_WITH_CONVERSATION.has(type)) return pickDefined({ inputs, outputs });
  const conversation = toConversation({ prompt: inputs, response: outputs });
  return pickDefined({ ...conversation, inputs, outputs });
}

function readTags(attributes: AttributeView): readonly string[] {
  return TAG_KEYS.flatMap((key) => readTexts(attributes, key));
}
