import type { ExperimentId, SpanId, TraceId } from '@gander/core/ids';
import type { SpanRecord } from '@gander/core/span-record';
import type { TraceLabel } from '@gander/core/trace-labels';

import { encodeChunk, type EncodedChunk } from '../chunks/chunk-encoding.ts';
import type { PreviewCandidate, TraceWrite } from '../ingest-store.ts';
import { toStorableSpan } from './to-storable-span.ts';

/** What one request brought of one trace. */
export interface DeliveryPart {
  readonly spans: ReadonlyMap<SpanId, SpanRecord>;
  readonly previews: readonly PreviewCandidate[];
  readonly labels: readonly TraceLabel[];
  readonly rawChunk: Uint8Array;
  readonly chunk: EncodedChunk;
}

/** What one write brings of one trace: a group commit may hold several requests with spans of it. */
export interface TraceDelivery {
  readonly traceId: TraceId;
  /** Of the first request that named the trace. */
  readonly experimentId: ExperimentId;
  readonly parts: readonly DeliveryPart[];
}

/** Everything that can be done before the database is touched: grouping, compressing, dropping what came twice. */
export function groupTraceWrites(writes: readonly TraceWrite[]): readonly TraceDelivery[] {
  const deliveries = new Map<TraceId, TraceDelivery & { readonly parts: DeliveryPart[] }>();
  for (const write of writes) {
    const known = deliveries.get(write.traceId);
    if (known === undefined) {
      const { traceId, experimentId } = write;
      deliveries.set(traceId, { traceId, experimentId, parts: [toPart(write)] });
    } else if (!known.parts.some((part) => isEqual(part.rawChunk, write.chunk))) {
      known.parts.push(toPart(write));
    }
  }
  return [...deliveries.values()];
}

const NO_LABELS: readonly TraceLabel[] = [];

function toPart(write: TraceWrite): DeliveryPart {
  const spans = new Map<SpanId, SpanRecord>();
  for (const span of write.spans) spans.set(span.spanId, toStorableSpan(span));
  return {
    spans,
    previews: write.previews,
    labels: write.labels ?? NO_LABELS,
    rawChunk: write.chunk,
    chunk: encodeChunk(write.chunk),
  };
}

function isEqual(left: Uint8Array, right: Uint8Array): boolean {
  return left.byteLength === right.byteLength && Buffer.compare(left, right) === 0;
}
