import type { ExperimentId, SpanId, TraceId } from '@gander/core/ids';
import type { SpanRecord } from '@gander/core/span-record';
import { inferFromFamilies } from '@gander/core/trace/infer-from-families';
import type { TraceLabel } from '@gander/core/trace-labels';

import type { EncodedChunk } from '../chunks/chunk-encoding.ts';
import type { PreviewCandidate, RequestBody } from '../ingest-store.ts';
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
  /** Spans to be written whose older version is in the index. */
  readonly replacedSpanIds: readonly SpanId[];
  /** Stored spans of which those that came now tell more. */
  readonly completedSpans: readonly SpanRecord[];
  readonly chunks: readonly PlannedChunk[];
  readonly labels: readonly TraceLabel[];
  /** `caught-up`: in full, and earlier ones may have been put off. */
  readonly rollUp: 'full' | 'caught-up' | 'deferred';
}

export interface PlannedChunk {
  readonly chunkNo: number;
  readonly chunk: EncodedChunk;
  /** What the chunk is a cut of. */
  readonly body: RequestBody | undefined;
  /** Those of its spans that no later chunk of the plan has a newer version of. */
  readonly spans: readonly SpanRecord[];
}

/** The parts of a delivery as one. */
export interface MergedParts {
  /** The spans of all chunks. */
  readonly records: ReadonlyMap<SpanId, SpanRecord>;
  readonly candidates: ReadonlyMap<SpanId, PreviewCandidate>;
  readonly chunks: readonly PlannedChunk[];
  readonly labels: readonly TraceLabel[];
  /** Stored spans of which these tell more. */
  readonly completed: readonly SpanRecord[];
}

/** Of a span that came twice the later version counts, and with it its preview or that it has none. */
export function mergeParts(parts: readonly DeliveryPart[], firstChunkNo: number): MergedParts {
  const { records, spansOfParts } = takeLatest(parts);
  const candidates = new Map<SpanId, PreviewCandidate>();
  for (const part of parts) {
    if (candidates.size > 0) for (const spanId of part.spans.keys()) candidates.delete(spanId);
    for (const candidate of part.previews) candidates.set(candidate.spanId, candidate);
  }
  const chunks = parts.map(({ chunk, body }, index) => ({
    chunkNo: firstChunkNo + index,
    chunk,
    body,
    spans: spansOfParts[index] ?? [],
  }));
  return { records, candidates, chunks, labels: parts.flatMap(({ labels }) => labels), completed: [] };
}

interface LatestSpans {
  readonly records: ReadonlyMap<SpanId, SpanRecord>;
  /** Each span in the last part that has it. */
  readonly spansOfParts: readonly (readonly SpanRecord[])[];
}

function takeLatest(parts: readonly DeliveryPart[]): LatestSpans {
  const [first, ...others] = parts;
  // Nearly always.
  if (first !== undefined && others.length === 0) {
    return { records: first.spans, spansOfParts: [[...first.spans.values()]] };
  }
  const records = new Map<SpanId, SpanRecord>();
  const partOf = new Map<SpanId, DeliveryPart>();
  for (const part of parts) {
    for (const [spanId, span] of part.spans) {
      records.set(spanId, span);
      partOf.set(spanId, part);
    }
  }
  return {
    records,
    spansOfParts: parts.map((part) => [...part.spans.values()].filter(({ spanId }) => partOf.get(spanId) === part)),
  };
}

/** The parts with what their spans say of each other, and of those that are stored. */
export function mergeFamilyFacts(merged: MergedParts, stored: ReadonlyMap<SpanId, SpanRecord> = NONE): MergedParts {
  const all = stored.size === 0 ? merged.records : new Map([...stored, ...merged.records]);
  const changed = inferFromFamilies(all);
  if (changed.size === 0) return merged;
  const records = new Map(merged.records);
  for (const [spanId, span] of changed) if (records.has(spanId)) records.set(spanId, span);
  return {
    ...merged,
    records,
    chunks: merged.chunks.map((chunk) => ({
      ...chunk,
      spans: chunk.spans.map((span) => records.get(span.spanId) ?? span),
    })),
    completed: [...changed.values()].filter(({ spanId }) => !records.has(spanId)),
  };
}

const NONE: ReadonlyMap<SpanId, SpanRecord> = new Map();
