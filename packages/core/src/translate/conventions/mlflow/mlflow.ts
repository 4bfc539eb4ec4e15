import type { AttributeView, SpanView } from '@gander/protocol/span-view';

import type { SpanType } from '../../../span-type.ts';
import { readFirstValue } from '../../first-value.ts';
import { readIdentity } from '../../identity.ts';
import { inferMissingProvider } from '../../infer-missing-provider.ts';
import type { NormalizedSpan } from '../../normalized-span.ts';
import { toProvider } from '../../provider.ts';
import type { SpanIndexFields, Translator } from '../../translator.ts';
import { readMlflowContent } from './mlflow-content.ts';
import { readMlflowBodyModel, readMlflowBodyUsage } from './mlflow-body.ts';
import { MLFLOW_COST_KEYS, readMlflowCost } from './mlflow-cost.ts';
import { readMlflowDetails } from './mlflow-details.ts';
import { readMlflowText } from './mlflow-text.ts';
import { MLFLOW_USAGE_KEY, readMlflowUsage } from './mlflow-usage.ts';

const TYPE_KEY = 'mlflow.spanType';
const MODEL_KEY = 'mlflow.llm.model';
const PROVIDER_KEY = 'mlflow.llm.provider';
/** LiteLLM's callback for MLflow names the model in words of its own. */
const LITELLM_CALL_KEY = 'litellm_call_id';
const LITELLM_MODEL_KEY = 'model';
const SESSION_KEYS = ['mlflow.trace.session', 'session.id'] as const;
const USER_KEYS = ['mlflow.trace.user', 'user.id'] as const;
const INPUT_KEYS = ['mlflow.spanInputs', 'mlflow.traceInputs'] as const;
const OUTPUT_KEYS = ['mlflow.spanOutputs', 'mlflow.traceOutputs'] as const;
const MARKS = [TYPE_KEY, ...INPUT_KEYS, ...OUTPUT_KEYS, 'mlflow.traceRequestId', MLFLOW_USAGE_KEY, MODEL_KEY] as const;

/** Types whose inputs and outputs are a provider's request and answer. */
const MODEL_TYPES: ReadonlySet<SpanType | undefined> = new Set(['CHAT_MODEL', 'LLM', 'EMBEDDING']);

/** MLflow's types are an open set: a custom word is a type too, a text is not. */
const CUSTOM_TYPE = /^[A-Z][A-Z0-9_. -]{0,63}$/;

/**
 * MLflow's own SDKs. On the OTLP wire values are themselves; exporters that go around MLflow's send every value as the
 * JSON text that MLflow keeps inside, strings in quotes included. Both are read.
 * Source: https://github.com/mlflow/mlflow/blob/master/mlflow/tracing/constant.py
 */
export const mlflow: Translator = {
  convention: 'mlflow',
  description: {
    title: 'MLflow',
    evidence: MARKS,
    maps: [
      { field: 'type', keys: [TYPE_KEY] },
      {
        field: 'model',
        keys: [MODEL_KEY, LITELLM_MODEL_KEY, 'mlflow.spanInputs (model)', 'mlflow.spanOutputs (model)'],
      },
      { field: 'provider', keys: [PROVIDER_KEY] },
      { field: 'usage', keys: [MLFLOW_USAGE_KEY] },
      { field: 'costUsd', keys: MLFLOW_COST_KEYS },
      { field: 'sessionId', keys: SESSION_KEYS },
      { field: 'userId', keys: USER_KEYS },
      { field: 'inputs, messages', keys: INPUT_KEYS },
      { field: 'outputs, responseMessages', keys: OUTPUT_KEYS },
      { field: 'tools', keys: ['mlflow.chat.tools'] },
    ],
  },
  indexKeys: [
    ...MARKS,
    LITELLM_CALL_KEY,
    LITELLM_MODEL_KEY,
    PROVIDER_KEY,
    ...MLFLOW_COST_KEYS,
    ...SESSION_KEYS,
    ...USER_KEYS,
  ],
  detect: ({ attributes }) => MARKS.some((key) => attributes.has(key)),
  index: readIndex,
  content: ({ attributes }) => ({
    input: readFirstValue(attributes, INPUT_KEYS),
    output: readFirstValue(attributes, OUTPUT_KEYS),
  }),
  full: readFull,
};

function readIndex({ attributes }: SpanView): Partial<SpanIndexFields> {
  const fields: { -readonly [Key in keyof SpanIndexFields]?: SpanIndexFields[Key] } = { framework: 'mlflow' };
  const type = readType(attributes);
  if (type !== undefined) fields.type = type;
  const isModel = MODEL_TYPES.has(type);
  const named = readModel(attributes);
  const model = named === undefined ? (isModel ? readMlflowBodyModel(attributes) : undefined) : { request: named };
  if (model !== undefined) fields.model = model;
  const wireProvider = readMlflowText(attributes, PROVIDER_KEY);
  const provider = wireProvider === undefined ? inferMissingProvider(model) : toProvider(wireProvider);
  if (provider !== undefined) fields.provider = provider;
  const usage =
    readMlflowUsage(attributes, provider) ?? (isModel ? readMlflowBodyUsage(attributes, provider) : undefined);
  if (usage !== undefined) fields.usage = usage;
  const costUsd = readMlflowCost(attributes);
  if (costUsd !== undefined) fields.costUsd = costUsd;
  const sessionId = readIdentity(attributes, SESSION_KEYS);
  if (sessionId !== undefined) fields.sessionId = sessionId;
  const userId = readIdentity(attributes, USER_KEYS);
  if (userId !== undefined) fields.userId = userId;
  return fields;
}

function readModel(attributes: AttributeView): string | undefined {
  const model = readMlflowText(attributes, MODEL_KEY);
  if (model !== undefined || !attributes.has(LITELLM_CALL_KEY)) return model;
  return readMlflowText(attributes, LITELLM_MODEL_KEY);
}

function readType(attributes: AttributeView): SpanType | undefined {
  const word = readMlflowText(attributes, TYPE_KEY)?.toUpperCase();
  return word !== undefined && word !== 'UNKNOWN' && CUSTOM_TYPE.test(word) ? word : undefined;
}

function readFull(span: SpanView): Partial<NormalizedSpan> {
  const index = readIndex(span);
  return { ...index, ...readMlflowDetails(span.attributes), ...readMlflowContent(span, index.type) };
}
