import { findField, isJsonList, isJsonObject } from '../json/json-fields.ts';
import { pickDefined } from '../json/pick-defined.ts';
import type { JsonObject, JsonValue } from '../json-value.ts';
import type { NormalizedSpan } from '../translate/normalized-span.ts';
import type { Usage } from '../usage.ts';

const AGGREGATES: ReadonlySet<string> = new Set(['AGENT', 'CHAIN', 'WORKFLOW', 'TASK']);

/**
 * A translated span in the words of the vectors, where these differ from ours: details that only one convention has are in our
 * metadata. From which attribute session and user were taken is not kept, and left out of the comparison.
 */
export function toVectorView(span: NormalizedSpan): JsonObject {
  const { metadata, model, usage, cost, sessionId, userId } = span;
  const read = (...names: readonly string[]): JsonValue => findField(metadata, ...names) ?? null;
  return pickDefined({
    ...(span as unknown as JsonObject),
    model: model && pickDefined({ ...model, effective: model.response ?? model.request }),
    usage: usage && toUsageView(usage, span.usageAccount?.input === 'cache-added'),
    usageScope: usage && AGGREGATES.has(span.type) ? 'aggregate' : 'call',
    cost: cost && toCostView(cost),
    timing: pickDefined({ ttftMs: span.timeToFirstTokenMs, completionStart: read('completionStart') }),
    session: sessionId === undefined ? undefined : { id: sessionId, granularity: span.sessionGranularity ?? 'session' },
    user: userId === undefined ? undefined : { id: userId },
    host: read('host'),
    workflow: { name: read('workflowName') },
    prompt: { name: read('promptName'), version: read('promptVersion') },
    evaluations: read('evaluations'),
    toolChoice: findField(span.params ?? {}, 'toolChoice'),
    tool: span.tool && { kind: read('toolType'), ...span.tool },
    error: span.error && { level: 'error', ...span.error },
    documents: toDocuments(span.outputs),
  } as JsonObject);
}

/** The expectation without what {@link toVectorView} does not show. */
export function withoutSources(expected: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(expected).map(([key, value]) => {
      if ((key !== 'session' && key !== 'user') || !isJsonObject(value)) return [key, value];
      const { source: _source, ...rest } = value;
      return [key, rest];
    }),
  );
}

function toUsageView(usage: Usage, isConverted: boolean): JsonObject {
  return pickDefined({
    input: usage.inputTokens,
    output: usage.outputTokens,
    total: usage.totalTokens,
    cacheRead: usage.cacheReadTokens,
    cacheWrite: usage.cacheWriteTokens,
    reasoning: usage.reasoningTokens,
    semantics: isConverted ? 'exclusive-converted' : 'inclusive',
  });
}

function toCostView(cost: NonNullable<NormalizedSpan['cost']>): JsonObject {
  const { inputUsd: input, outputUsd: output, totalUsd: total, source } = cost;
  return pickDefined({ input, output, total, currency: 'USD', source });
}

function toDocuments(outputs: JsonValue | undefined): JsonValue | undefined {
  const list = isJsonObject(outputs) ? findField(outputs, 'documents') : outputs;
  return isJsonList(list) ? list : undefined;
}
