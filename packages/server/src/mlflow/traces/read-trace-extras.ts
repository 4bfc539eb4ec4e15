import type { SpanId, TraceId } from '@gander/core/ids';
import type { Pricing } from '@gander/core/pricing/pricing';
import type { SpanRecord } from '@gander/core/span-record';
import type { TraceInfo } from '@gander/core/trace-info';
import { TRACE_METADATA } from '@gander/core/trace-keys';
import { rollUpTrace } from '@gander/core/trace/roll-up-trace';
import { toSpanRecord } from '@gander/core/translate/to-span-record';
import { INDEX_KEYS } from '@gander/core/translate/translators';
import { translateSpan } from '@gander/core/translate/translate-span';
import type { PlainMap } from '@gander/protocol/any-value';
import { createKeyTable } from '@gander/protocol/key-table';
import { readTraceRequest } from '@gander/protocol/span-reader';
import type { SpanView } from '@gander/protocol/span-view';
import type { TraceStore } from '@gander/store/trace-store';

import { MLFLOW_PROVIDER_KEY, PROVIDER_KEYS } from './provider-keys.ts';
import { readSaidCost } from './read-said-cost.ts';
import { toMlflowCost } from './to-mlflow-cost.ts';
import { toMlflowAttributes } from './to-mlflow-attributes.ts';
import { toMlflowPreview } from './to-mlflow-preview.ts';
import type { CostParts, TraceExtras } from './to-trace-info-message.ts';

export interface ExtrasSources {
  readonly traces: Pick<TraceStore, 'readChunks'>;
  readonly openPricing: () => Promise<Pricing>;
}

const CONTENT_KEYS = ['mlflow.spanInputs', 'mlflow.spanOutputs'] as const;
const SAID_KEYS = [MLFLOW_PROVIDER_KEY, ...PROVIDER_KEYS];
const KEYS = createKeyTable([...new Set([...INDEX_KEYS, ...SAID_KEYS])]);
/** A page may be of huge traces: beyond this many spans the rest goes without what only its payload could tell. */
const MAX_SPANS_PER_PAGE = 20_000;

/** What the payload of traces says that is not in the index, in MLflow's words. Most traces of MLflow's clients need none. */
export async function readTraceExtras(
  infos: readonly TraceInfo[],
  sources: ExtrasSources,
): Promise<ReadonlyMap<TraceId, TraceExtras>> {
  const extras = new Map<TraceId, TraceExtras>();
  let spanCount = 0;
  for (const info of infos) {
    const wanted = toWanted(info);
    if (!wanted.cost && !wanted.root) continue;
    spanCount += info.summary.spanCount;
    if (spanCount > MAX_SPANS_PER_PAGE) break;
    extras.set(info.summary.traceId, await readExtras(info, wanted, sources));
  }
  return extras;
}

interface Wanted {
  readonly cost: boolean;
  readonly root: boolean;
}

function toWanted({ summary, report, metadata }: TraceInfo): Wanted {
  if (summary.spanCount === 0) return { cost: false, root: false };
  const isCostSaid = metadata.some(({ key }) => key === TRACE_METADATA.cost);
  const isPreviewMissing =
    (summary.inputPreview !== null && (report?.inputPreview ?? null) === null) ||
    (summary.outputPreview !== null && (report?.outputPreview ?? null) === null);
  return {
    cost: !isCostSaid && hasTokens(summary),
    root: isPreviewMissing || (report === null && summary.state === 'IN_PROGRESS' && summary.isAbandoned !== true),
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

async function readExtras(info: TraceInfo, wanted: Wanted, sources: ExtrasSources): Promise<TraceExtras> {
  const { traceId, rootSpanId } = info.summary;
  const pricing = await sources.openPricing();
  const spans = new Map<SpanId, SpanFacts>();
  for (const { bytes } of await sources.traces.readChunks(traceId)) {
    readTraceRequest(bytes, {
      keys: KEYS,
      onSpan(span) {
        if (!wanted.cost && span.spanId !== rootSpanId) return;
        const record = toSpanRecord(span);
        const isRoot = wanted.root && record.spanId === rootSpanId && record.parentSpanId === null;
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
    openRoot: toOpenRoot(info, root?.record),
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

function toOpenRoot({ summary, report }: TraceInfo, root: SpanRecord | undefined): TraceExtras['openRoot'] {
  if (report !== null || summary.state !== 'IN_PROGRESS' || root?.parentSpanId !== null) return undefined;
  return { state: root.status === 'ERROR' ? 'ERROR' : 'OK' };
}
