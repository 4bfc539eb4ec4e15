import type { ExperimentId, SpanId, TraceId } from '@gander/core/ids';
import type { SpanRecord } from '@gander/core/span-record';
import type { TraceLabel } from '@gander/core/trace-labels';

import { encodeCut } from '../chunks/body-cut.ts';
import { toChunkBytes } from '../chunks/to-chunk-bytes.ts';
import { encodeChunk, type EncodedChunk, ENCODING_CUT } from '../chunks/chunk-encoding.ts';
import type { PreviewCandidate, RequestBody, TraceWrite } from '../ingest-store.ts';
import { toStorableSpan } from './to-storable-span.ts';

/** What one request brought of one trace. */
export interface DeliveryPart {
  readonly spans: ReadonlyMap<SpanId, SpanRecord>;
  readonly previews: readonly PreviewCandidate[];
  readonly labels: readonly TraceLabel[];
  readonly rawChunk: TraceWrite['chunk'];
  readonly chunk: EncodedChunk;
  /** What the chunk is a cut of; absent where it stands on its own. */
  readonly body?: RequestBody | undefined;
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
    ...encode(write.chunk),
  };
}

function encode(chunk: TraceWrite['chunk']): Pick<DeliveryPart, 'chunk' | 'body'> {
  if (chunk instanceof Uint8Array) return { chunk: encodeChunk(chunk), body: undefined };
  const payload = encodeCut(chunk.listPieces());
  return { chunk: { rawSize: chunk.byteLength, encoding: ENCODING_CUT, payload }, body: chunk.body };
}

function isEqual(left: TraceWrite['chunk'], right: TraceWrite['chunk']): boolean {
  return left.byteLength === right.byteLength && Buffer.compare(toChunkBytes(left), toChunkBytes(right)) === 0;
}
