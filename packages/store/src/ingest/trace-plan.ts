import type { ExperimentId, SpanId, TraceId } from '@gander/core/ids';
import type { SpanRecord } from '@gander/core/span-record';
import { inferFromFamilies } from '@gander/core/trace/infer-from-families';
import type { TraceLabel } from '@gander/core/trace-labels';

import type { EncodedChunk } from '../chunks/chunk-encoding.ts';
import type { PreviewCandidate } from '../ingest-store.ts';
import type { TraceColumns } from '../rows/trace-columns.ts';
import type { DeliveryPart } from './trace-delivery.ts';

/** What a write is going to do to one trace. */
export interface TracePlan {
  readonly traceId: TraceId;
  /** The trace's own, which need not be the one that the request named. */
  readonly experimentId: ExperimentId;
  /** `undefined` for a trace that is new. */
  readonly traceKey: bigint | undefined;
  readonly columns: TraceColumns;
  readonly spans: ReadonlyMap<SpanId, PlannedSpan>;
  /** Those of `spans` whose older version is in the index. */
  readonly replacedSpanIds: readonly SpanId[];
  /** Stored spans of which those that came now tell more. */
  readonly completedSpans: readonly SpanRecord[];
  readonly chunks: readonly PlannedChunk[];
  readonly labels: readonly TraceLabel[];
  /** `caught-up`: in full, and earlier ones may have been put off. */
  readonly rollUp: 'full' | 'caught-up' | 'deferred';
}

export interface PlannedSpan {
  readonly span: SpanRecord;
  readonly chunkNo: number;
}

export interface PlannedChunk {
  readonly chunkNo: number;
  readonly chunk: EncodedChunk;
}

/** The parts of a delivery as one. */
export interface MergedParts {
  readonly spans: ReadonlyMap<SpanId, PlannedSpan>;
  readonly records: ReadonlyMap<SpanId, SpanRecord>;
  readonly candidates: ReadonlyMap<SpanId, PreviewCandidate>;
  readonly chunks: readonly PlannedChunk[];
  readonly labels: readonly TraceLabel[];
  /** Stored spans of which these tell more. */
  readonly completed: readonly SpanRecord[];
}

/** Of a span that came twice the later version counts, and with it its preview or that it has none. */
export function mergeParts(parts: readonly DeliveryPart[], firstChunkNo: number): MergedParts {
  const spans = new Map<SpanId, PlannedSpan>();
  const records = new Map<SpanId, SpanRecord>();
  const candidates = new Map<SpanId, PreviewCandidate>();
  const chunks: PlannedChunk[] = [];
  for (const [index, part] of parts.entries()) {
    const chunkNo = firstChunkNo + index;
    chunks.push({ chunkNo, chunk: part.chunk });
    for (const [spanId, span] of part.spans) {
      spans.set(spanId, { span, chunkNo });
      records.set(spanId, span);
      candidates.delete(spanId);
    }
    for (const candidate of part.previews) candidates.set(candidate.spanId, candidate);
  }
  return { spans, records, candidates, chunks, labels: parts.flatMap(({ labels }) => labels), completed: [] };
}

/** The parts with what their spans say of each other, and of those that are stored. */
export function mergeFamilyFacts(merged: MergedParts, stored: ReadonlyMap<SpanId, SpanRecord> = NONE): MergedParts {
  const all = stored.size === 0 ? merged.records : new Map([...stored, ...merged.records]);
  const changed = inferFromFamilies(all);
  if (changed.size === 0) return merged;
  const spans = new Map(merged.spans);
  const records = new Map(merged.records);
  for (const [spanId, span] of changed) {
    const planned = spans.get(spanId);
    if (planned === undefined) continue;
    spans.set(spanId, { ...planned, span });
    records.set(spanId, span);
  }
  return { ...merged, spans, records, completed: [...changed.values()].filter(({ spanId }) => !spans.has(spanId)) };
}

const NONE: ReadonlyMap<SpanId, SpanRecord> = new Map();
