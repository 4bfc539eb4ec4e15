import type { SpanId, TraceId } from '@gander/core/ids';
import type { Pricing } from '@gander/core/pricing/pricing';
import type { SpanRecord } from '@gander/core/span-record';
import type { TraceInfo } from '@gander/core/trace-info';
import { TRACE_METADATA } from '@gander/core/trace-keys';
import { rollUpTrace } from '@gander/core/trace/roll-up-trace';
import { toSpanRecord } from '@gander/core/translate/to-span-record';
import { createSpanMemory, type SpanMemory } from '@gander/core/translate/span-memory';
import { translateSpan } from '@gander/core/translate/translate-span';
import type { PlainMap } from '@gander/protocol/any-value';
import { readTraceRequest } from '@gander/protocol/span-reader';
import type { SpanView } from '@gander/protocol/span-view';
import type { Chunk, TraceStore } from '@gander/store/trace-store';

import { RecentMap } from '../../recent-map.ts';
import { MLFLOW_PROVIDER_KEY, PROVIDER_KEYS } from './provider-keys.ts';
import { readSaidCost } from './read-said-cost.ts';
import { toMlflowCost } from './to-mlflow-cost.ts';
import { toMlflowAttributes } from './to-mlflow-attributes.ts';
import { toMlflowPreview } from './to-mlflow-preview.ts';
import type { CostParts, TraceExtras } from './to-trace-info-message.ts';

export interface TraceExtrasReaderDeps {
  readonly traces: Pick<TraceStore, 'readChunks'>;
  readonly openPricing: () => Promise<Pricing>;
}

/** By trace id, for those of `infos` that have any. */
export type ReadTraceExtras = (infos: readonly TraceInfo[]) => Promise<ReadonlyMap<TraceId, TraceExtras>>;

const CONTENT_KEYS = ['mlflow.spanInputs', 'mlflow.spanOutputs'] as const;
const SAID_KEYS = [MLFLOW_PROVIDER_KEY, ...PROVIDER_KEYS];
/** A page may be of huge traces: beyond this many spans the rest goes without what only its payload could tell. */
const MAX_SPANS_PER_PAGE = 20_000;
/** Clients page and poll: twenty pages of a hundred, each with two previews of at most 1,000 characters. */
const MAX_REMEMBERED = 2000;

/**
 * What the payload of traces says that is not in the index, in MLflow's words. Most traces of MLflow's clients need none.
 * Remembers what it has read until a trace or the prices change.
 */
export function createTraceExtrasReader({ traces, openPricing }: TraceExtrasReaderDeps): ReadTraceExtras {
  const memory = createSpanMemory(SAID_KEYS);
  const remembered = new RecentMap<string, TraceExtras>(MAX_REMEMBERED);
  let rememberedPricing: Pricing | undefined;

  return async (infos) => {
    const extras = new Map<TraceId, TraceExtras>();
    let spanCount = 0;
    let pricing: Pricing | undefined;
    for (const info of infos) {
      const { traceId } = info.summary;
      const wanted = toWanted(info);
      if (!wanted.cost && !wanted.previews && !wanted.openRoot) continue;
      pricing ??= await openPricing();
      if (pricing !== rememberedPricing) remembered.clear();
      rememberedPricing = pricing;
      const key = toVersion(info, wanted);
      let found = remembered.get(key);
      if (found === undefined) {
        spanCount += info.summary.spanCount;
        if (spanCount > MAX_SPANS_PER_PAGE) break;
        found = readExtras(await traces.readChunks(traceId), { info, wanted, pricing, memory });
        // Another page may have come upon new prices while this one was reading.
        if (pricing === rememberedPricing) remembered.set(key, found);
      }
      extras.set(traceId, found);
    }
    return extras;
  };
}

/** Differs whenever the spans of a trace may. */
function toVersion({ summary, revision }: TraceInfo, wanted: Wanted): string {
  const { traceId, state, spanCount, usage, inputPreview, outputPreview } = summary;
  return JSON.stringify([traceId, revision, state, spanCount, usage, inputPreview, outputPreview, wanted]);
}

interface Wanted {
  readonly cost: boolean;
  readonly previews: boolean;
  readonly openRoot: boolean;
}

function toWanted({ summary, report, metadata }: TraceInfo): Wanted {
  if (summary.spanCount === 0) return { cost: false, previews: false, openRoot: false };
  const isCostSaid = metadata.some(({ key }) => key === TRACE_METADATA.cost);
  return {
    cost: !isCostSaid && hasTokens(summary),
    previews:
      (summary.inputPreview !== null && (report?.inputPreview ?? null) === null) ||
      (summary.outputPreview !== null && (report?.outputPreview ?? null) === null),
    openRoot: report === null && summary.state === 'IN_PROGRESS' && summary.isAbandoned !== true,
  };
}

/** Also where the price list knows no model: content may name one. */
function hasTokens({ usage }: TraceInfo['summary']): boolean {
  return (usage.inputTokens ?? 0) > 0 || (usage.outputTokens ?? 0) > 0;
}

interface SpanFacts {
  readonly record: SpanRecord;
  readonly cost: CostParts | undefined;
  readonly previews: TraceExtras['previews'];
}

interface ExtrasQuestion {
  readonly info: TraceInfo;
  readonly wanted: Wanted;
  readonly pricing: Pricing;
  readonly memory: SpanMemory;
}

function readExtras(chunks: readonly Chunk[], { info, wanted, pricing, memory }: ExtrasQuestion): TraceExtras {
  const { traceId, rootSpanId } = info.summary;
  const spans = new Map<SpanId, SpanFacts>();
  for (const { bytes } of chunks) {
    readTraceRequest(bytes, {
      keys: memory.keys,
      texts: memory.texts,
      onSpan(span) {
        if (!wanted.cost && span.spanId !== rootSpanId) return;
        const record = toSpanRecord(span, undefined, memory.findTranslators);
        const isRoot = wanted.previews && record.spanId === rootSpanId && record.parentSpanId === null;
        spans.set(record.spanId, {
          record,
          cost: wanted.cost ? toCost(span, record, pricing) : undefined,
          previews: isRoot ? readPreviews(span, traceId) : undefined,
        });
      },
      onRejectedSpan() {},
    });
  }
  const root = rootSpanId === null ? undefined : spans.get(rootSpanId);
  return {
    cost: wanted.cost ? sumCosts([...spans.values()]) : undefined,
    previews: root?.previews,
    openRoot: wanted.openRoot ? toOpenRoot(root?.record) : undefined,
  };
}

function toCost(span: SpanView, record: SpanRecord, pricing: Pricing): CostParts | undefined {
  const said = readSaidCost(span.attributes);
  if (said !== undefined) return said;
  const call = {
    type: record.type,
    model: record.model ?? findModel(span),
    provider: record.provider ?? undefined,
    isProviderSaid: span.attributes.hasAny(SAID_KEYS),
    usage: record.usage,
    startUnixNano: record.startUnixNano,
  };
  return toMlflowCost(call, pricing);
}

/** Opens the content, which is why the index does not do it. */
function findModel({ attributes }: SpanView): string | undefined {
  const contents = CONTENT_KEYS.map((key) => attributes.get(key));
  for (const content of contents) {
    const model = typeof content === 'object' && content !== null ? (content as PlainMap)['model'] : undefined;
    if (typeof model === 'string' && model !== '') return model;
  }
  return undefined;
}

/** Each call once, however many spans tell of it; then the parts are cut down with the sum. */
function sumCosts(spans: readonly SpanFacts[]): CostParts | undefined {
  const costs = spans.flatMap(({ cost }) => cost ?? []);
  if (costs.length <= 1) return costs[0];
  const plainUsd = sumOf(costs, (cost) => cost.totalUsd);
  const totalUsd = rollUpTrace(
    spans.map(({ record, cost }) => ({ ...record, costUsd: cost?.totalUsd ?? null })),
  ).costUsd;
  if (totalUsd === null) return undefined;
  const share = plainUsd === 0 ? 0 : totalUsd / plainUsd;
  return {
    totalUsd,
    inputUsd: share * sumOf(costs, (cost) => cost.inputUsd),
    outputUsd: share * sumOf(costs, (cost) => cost.outputUsd),
  };
}

function sumOf(costs: readonly CostParts[], pick: (cost: CostParts) => number): number {
  return costs.reduce((sum, cost) => sum + pick(cost), 0);
}

function readPreviews(span: SpanView, traceId: TraceId): TraceExtras['previews'] {
  const attributes = toMlflowAttributes({
    traceId,
    attributes: span.attributes.toKeyValues(),
    normalized: translateSpan(span),
    startUnixNano: span.startUnixNano,
  });
  const input = attributes.get('mlflow.spanInputs');
  const output = attributes.get('mlflow.spanOutputs');
  return {
    input: input && toMlflowPreview(input, 'user'),
    output: output && toMlflowPreview(output, 'assistant'),
  };
}

function toOpenRoot(root: SpanRecord | undefined): TraceExtras['openRoot'] {
  if (root?.parentSpanId !== null) return undefined;
  return { state: root.status === 'ERROR' ? 'ERROR' : 'OK' };
}
