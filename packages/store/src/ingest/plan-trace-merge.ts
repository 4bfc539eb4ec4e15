import type { SpanId } from '@gander/core/ids';
import type { SpanRecord } from '@gander/core/span-record';
import { rollUpTrace } from '@gander/core/trace/roll-up-trace';

import type { InflatedBodies } from '../chunks/inflated-bodies.ts';
import type { SqlExecutor } from '../dialects/sql-connection.ts';
import { hasEqualChunk } from '../queries/has-equal-chunk.ts';
import { mergeLabelColumns } from '../labels/label-columns.ts';
import { readSpansById } from '../queries/read-spans-by-id.ts';
import { readTraceSpans } from '../queries/read-trace-spans.ts';
import { mergeEarlierReport } from '../reports/merge-stored-report.ts';
import { toPreviewColumns, toRollUpColumns } from '../rows/trace-columns.ts';
import type { TraceHead } from '../rows/trace-head.ts';
import { mergePreviews } from './merge-previews.ts';
import { planExactColumns } from './plan-exact-columns.ts';
import { isRollUpDue } from './is-roll-up-due.ts';
import { sortSpans } from './sort-spans.ts';
import type { DeliveryPart, TraceDelivery } from './trace-delivery.ts';
import { mergeFamilyFacts, mergeParts, type MergedParts, type TracePlan } from './trace-plan.ts';

export interface TraceMergeRequest {
  readonly delivery: TraceDelivery;
  readonly head: TraceHead;
  /** Spans up to which every write rolls up in full. */
  readonly fullRollUpSpans: number;
  /** Of what is looked into for all traces of the write. */
  readonly bodies: InflatedBodies;
}

/** Adds a delivery to a trace that exists. `undefined` when it brings nothing new. */
export async function planTraceMerge(trx: SqlExecutor, request: TraceMergeRequest): Promise<TracePlan | undefined> {
  const { delivery, head, fullRollUpSpans } = request;
  const known = await readKnownSpans(trx, request);
  const parts = await dropStoredParts(trx, { head, parts: delivery.parts, known, bodies: request.bodies });
  if (parts.length === 0) return undefined;
  const sent = mergeParts(parts, head.chunkCount);
  const replacedSpanIds = [...sent.records.keys()].filter((spanId) => known.has(spanId));
  const spanCount = head.spanCount + sent.records.size - replacedSpanIds.length;
  const isDue = isRollUpDue({ spanCount, rolledUpSpanCount: head.rolledUpSpanCount, fullRollUpSpans });
  const exact = isDue ? undefined : planExactColumns({ head, known, incoming: sent.records });
  const rest = exact === undefined ? await readRest(trx, { head, known }) : known;
  // What spans of a huge trace say of each other is for the roll-up to find that sees all of them.
  const merged = exact === undefined ? mergeFamilyFacts(sent, rest) : sent;
  const stored = merged.completed.length === 0 ? rest : new Map([...rest, ...toMap(merged.completed)]);
  const labels = mergeLabelColumns(head.labels, merged.labels);
  const columns = exact ?? toRollUpColumns(rollUpTrace(sortSpans(new Map([...stored, ...merged.records]).values())));
  return {
    traceId: head.traceId,
    experimentId: head.experimentId,
    traceKey: head.traceKey,
    columns: await mergeEarlierReport(trx, head, {
      ...columns,
      // Of a huge trace they are told by the roll-up to come; until then its spans are asked.
      ...(exact === undefined ? {} : { models: null, span_types: null }),
      ...planPreviews({ head, stored, merged, rootSpanId: columns.root_span_id }),
      ...(labels === head.labels ? {} : labels),
      chunk_count: head.chunkCount + parts.length,
      is_abandoned: 0,
    }),
    replacedSpanIds,
    completedSpans: merged.completed,
    chunks: merged.chunks,
    labels: merged.labels,
    rollUp: toRollUpKind(exact !== undefined, head.spanCount > fullRollUpSpans),
  };
}

function toRollUpKind(isDeferred: boolean, isHuge: boolean): TracePlan['rollUp'] {
  if (isDeferred) return 'deferred';
  return isHuge ? 'caught-up' : 'full';
}

interface KnownSpans {
  readonly head: TraceHead;
  readonly known: ReadonlyMap<SpanId, SpanRecord>;
}

async function readRest(trx: SqlExecutor, { head, known }: KnownSpans): Promise<ReadonlyMap<SpanId, SpanRecord>> {
  return known.size === head.spanCount ? known : toMap(await readTraceSpans(trx, head.traceKey));
}

/** All spans of a trace of ordinary size; of a huge one those that the write or the summary names. */
async function readKnownSpans(trx: SqlExecutor, request: TraceMergeRequest): Promise<ReadonlyMap<SpanId, SpanRecord>> {
  const { delivery, head, fullRollUpSpans } = request;
  if (head.spanCount <= fullRollUpSpans) return toMap(await readTraceSpans(trx, head.traceKey));
  const { input, output } = head.previews;
  const named = [input.shown, input.fallback, output.shown, output.fallback].flatMap(
    (preview) => preview?.spanId ?? [],
  );
  const spanIds = new Set([...named, ...(head.rootSpanId === null ? [] : [head.rootSpanId])]);
  for (const part of delivery.parts) for (const spanId of part.spans.keys()) spanIds.add(spanId);
  return toMap(await readSpansById(trx, { traceKey: head.traceKey, spanIds: [...spanIds] }));
}

interface StoredPartsRequest extends KnownSpans {
  readonly parts: readonly DeliveryPart[];
  readonly bodies: InflatedBodies;
}

/** Leaves out what an exporter sent again because it did not see our answer: same spans, same bytes. */
async function dropStoredParts(
  trx: SqlExecutor,
  { head, parts, known, bodies }: StoredPartsRequest,
): Promise<readonly DeliveryPart[]> {
  const fresh: DeliveryPart[] = [];
  for (const part of parts) {
    const isKnown = [...part.spans.keys()].every((spanId) => known.has(spanId));
    const isStored = isKnown && (await hasEqualChunk(trx, { traceKey: head.traceKey, chunk: part.rawChunk, bodies }));
    if (!isStored) fresh.push(part);
  }
  return fresh;
}

interface PreviewPlanRequest {
  readonly head: TraceHead;
  readonly stored: ReadonlyMap<SpanId, SpanRecord>;
  readonly merged: MergedParts;
  readonly rootSpanId: SpanId | null;
}

function planPreviews({ head, stored, merged, rootSpanId }: PreviewPlanRequest) {
  const previews = mergePreviews({
    stored: head.previews,
    candidates: merged.candidates,
    incoming: merged.records,
    rootSpanId,
    findSpan: (spanId) => merged.records.get(spanId) ?? stored.get(spanId),
  });
  return toPreviewColumns(previews);
}

function toMap(spans: readonly SpanRecord[]): ReadonlyMap<SpanId, SpanRecord> {
  return new Map(spans.map((span) => [span.spanId, span]));
}
