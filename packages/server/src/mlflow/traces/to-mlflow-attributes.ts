import type { TraceId } from '@gander/core/ids';
import type { JsonValue } from '@gander/core/json-value';
import type { NormalizedSpan } from '@gander/core/translate/normalized-span';
import type { AnyValue, KeyValue } from '@gander/protocol/any-value';

import type { Pricing } from '@gander/core/pricing/pricing';
import { MLFLOW_PROVIDER_KEY, PROVIDER_KEYS } from './provider-keys.ts';
import { toMlflowCost } from './to-mlflow-cost.ts';
import { CONTENT_KEYS } from './content-keys.ts';
import { findModelInContent } from './find-model-in-content.ts';
import { parseAnyValue } from './parse-any-value.ts';

export interface MlflowAttributesSource {
  /** The public id. */
  readonly traceId: TraceId;
  /** As sent. */
  readonly attributes: readonly KeyValue[];
  readonly normalized: NormalizedSpan;
  readonly startUnixNano: bigint;
  /** Without one no cost is added. */
  readonly pricing?: Pricing | undefined;
}

/** Names: `mlflow/tracing/constant.py`, `SpanAttributeKey`. */
const KEYS = {
  traceId: 'mlflow.traceRequestId',
  type: 'mlflow.spanType',
  inputs: 'mlflow.spanInputs',
  outputs: 'mlflow.spanOutputs',
  usage: 'mlflow.chat.tokenUsage',
  format: 'mlflow.message.format',
  tools: 'mlflow.chat.tools',
  model: 'mlflow.llm.model',
  provider: MLFLOW_PROVIDER_KEY,
  cost: 'mlflow.llm.cost',
} as const;

const USAGE_KEY = /^(?:mlflow\.chat\.tokenUsage$|(?:gen_ai\.usage|llm\.token_count|llm\.usage|ai\.usage|usage)\.)/;
const TOOLS_KEY = 'gen_ai.tool.definitions';

/** What MLflow's pages need to know to show a conversation as such. */
const FORMATS: Readonly<Record<string, string>> = {
  'gemini-cli': 'gemini',
  'vercel-ai': 'vercel_ai',
  voltagent: 'voltagent',
  livekit: 'livekit',
};

/**
 * The attributes of a span as MLflow gives them out: what was sent comes first, JSON in a text opened; what other
 * conventions say about it follows under MLflow's names, where the emitter did not use these.
 */
export function toMlflowAttributes(source: MlflowAttributesSource): ReadonlyMap<string, AnyValue> {
  const { traceId, attributes } = source;
  const map = new Map<string, AnyValue>([[KEYS.traceId, { stringValue: traceId }]]);
  for (const { key, value } of attributes) if (key !== KEYS.traceId) map.set(key, openText(value));
  for (const [key, value] of listFacets(source, map)) {
    if (value !== undefined && (!map.has(key) || isUnknownType(key, map))) map.set(key, value);
  }
  return map;
}

/** `UNKNOWN` is what MLflow's clients say when they were told nothing. */
function isUnknownType(key: string, map: ReadonlyMap<string, AnyValue>): boolean {
  return key === KEYS.type && readText(map.get(key)) === 'UNKNOWN';
}

/** Some emitters send the JSON of a value as a text. Numbers and such are ordinary texts. */
function openText(value: AnyValue): AnyValue {
  if (!('stringValue' in value) || !/^\s*["[{]/.test(value.stringValue)) return value;
  return parseAnyValue(value.stringValue) ?? value;
}

type Facet = readonly [key: string, value: AnyValue | undefined];

function listFacets(source: MlflowAttributesSource, sent: ReadonlyMap<string, AnyValue>): readonly Facet[] {
  const { normalized } = source;
  const { type, inputs, outputs, framework } = normalized;
  return [
    [KEYS.type, type === 'UNKNOWN' ? undefined : { stringValue: type }],
    [KEYS.inputs, findSent(sent, CONTENT_KEYS.inputs) ?? toOptionalValue(inputs)],
    [KEYS.outputs, findSent(sent, CONTENT_KEYS.outputs) ?? toOptionalValue(outputs)],
    [KEYS.usage, isUsageSaid(source, sent) ? toUsage(normalized) : undefined],
    [KEYS.format, toOptionalText(framework === undefined ? undefined : FORMATS[framework])],
    [KEYS.tools, sent.get(TOOLS_KEY)],
    [KEYS.model, toOptionalText(findModel(source, sent))],
    [KEYS.provider, findProvider(sent)],
    [KEYS.cost, isUsageSaid(source, sent) ? toCost(source, sent) : undefined],
  ];
}

function findSent(sent: ReadonlyMap<string, AnyValue>, keys: readonly string[]): AnyValue | undefined {
  const key = keys.find((candidate) => !isNothing(sent.get(candidate)));
  return key === undefined ? undefined : sent.get(key);
}

/** Empty texts, lists and objects say as little as what is not there. */
function isNothing(value: AnyValue | undefined): boolean {
  if (value === undefined || Object.keys(value).length === 0) return true;
  if ('stringValue' in value) return value.stringValue === '';
  if ('arrayValue' in value) return value.arrayValue.values.length === 0;
  return 'kvlistValue' in value && value.kvlistValue.values.length === 0;
}

function toOptionalValue(value: JsonValue | undefined): AnyValue | undefined {
  return value === undefined ? undefined : toAnyValue(value);
}

/** MLflow's own spans say their tokens where MLflow looks for them; what else may be read from their content stays out. */
function isUsageSaid({ normalized }: MlflowAttributesSource, sent: ReadonlyMap<string, AnyValue>): boolean {
  return normalized.framework !== 'mlflow' || sent.keys().some((key) => USAGE_KEY.test(key));
}

function toUsage({ usage }: NormalizedSpan): AnyValue | undefined {
  if (usage?.inputTokens === undefined || usage.outputTokens === undefined) return undefined;
  const { inputTokens, outputTokens, totalTokens = inputTokens + outputTokens } = usage;
  const counts = [
    ['input_tokens', inputTokens],
    ['output_tokens', outputTokens],
    ['total_tokens', totalTokens],
    ['cache_read_input_tokens', usage.cacheReadTokens],
    ['cache_creation_input_tokens', usage.cacheWriteTokens],
  ] as const;
  return toMap(counts.flatMap(([key, count]) => (count === undefined ? [] : [{ key, value: toNumber(count) }])));
}

function toCost(source: MlflowAttributesSource, sent: ReadonlyMap<string, AnyValue>): AnyValue | undefined {
  const { normalized, pricing, startUnixNano } = source;
  const { type, usage, provider } = normalized;
  const isProviderSaid = sent.has(KEYS.provider) || findProvider(sent) !== undefined;
  const call = { type, model: findModel(source, sent), provider, isProviderSaid, usage, startUnixNano };
  const cost = pricing && toMlflowCost(call, pricing);
  return (
    cost &&
    toMap([
      { key: 'input_cost', value: { doubleValue: cost.inputUsd } },
      { key: 'output_cost', value: { doubleValue: cost.outputUsd } },
      { key: 'total_cost', value: { doubleValue: cost.totalUsd } },
    ])
  );
}

function findModel({ normalized }: MlflowAttributesSource, sent: ReadonlyMap<string, AnyValue>): string | undefined {
  const { response, request } = normalized.model ?? {};
  return response ?? request ?? findModelInContent(sent.get(KEYS.inputs), sent.get(KEYS.outputs));
}

function findProvider(sent: ReadonlyMap<string, AnyValue>): AnyValue | undefined {
  for (const key of PROVIDER_KEYS) {
    const text = readText(sent.get(key));
    if (text !== undefined && text !== '') return { stringValue: text };
  }
  return undefined;
}

function readText(value: AnyValue | undefined): string | undefined {
  return value !== undefined && 'stringValue' in value ? value.stringValue : undefined;
}

function toOptionalText(text: string | undefined): AnyValue | undefined {
  return text === undefined || text === '' ? undefined : { stringValue: text };
}

function toMap(values: readonly KeyValue[]): AnyValue {
  return { kvlistValue: { values } };
}

/** Any JSON value, whole numbers as integers. */
export function toAnyValue(value: JsonValue): AnyValue {
  if (value === null) return {};
  if (typeof value === 'string') return { stringValue: value };
  if (typeof value === 'boolean') return { boolValue: value };
  if (typeof value === 'number') return toNumber(value);
  if (isList(value)) return { arrayValue: { values: value.map(toAnyValue) } };
  return toMap(Object.entries(value).map(([key, member]) => ({ key, value: toAnyValue(member) })));
}

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}

function toNumber(value: number): AnyValue {
  return Number.isSafeInteger(value) ? { intValue: BigInt(value) } : { doubleValue: value };
}
