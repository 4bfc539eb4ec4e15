import type { SpanId, TraceId } from '@gander/core/ids';
import type { LogJoin } from '@gander/core/logs/join-logs';
import type { Pricing } from '@gander/core/pricing/pricing';
import type { SpanRecord } from '@gander/core/span-record';
import { createKeyTable } from '@gander/protocol/key-table';
import { readTraceRequest } from '@gander/protocol/span-reader';
import { createTraceChunkBuilder } from '@gander/protocol/trace-chunk';
import { decodeTraceData } from '@gander/protocol/trace-decoder';
import type { ResourceSpans } from '@gander/protocol/trace-data';
import { toTraceJson } from '@gander/protocol/trace-json';
import type { TraceStore } from '@gander/store/trace-store';

import { createBreather } from '../../threads/create-breather.ts';
import { findErrorBelow } from '../find-error-below.ts';
import { type SpanDetailJson, toSpanDetail } from '../to-span-detail.ts';

export interface SpanBlockRequest {
  readonly traceId: TraceId;
  readonly records: readonly SpanRecord[];
  readonly pricing: Pricing;
  readonly logs: LogJoin;
}

export interface SpanBlock {
  readonly details: Readonly<Record<string, SpanDetailJson>>;
  /** The same spans as they were sent, as OTLP JSON. */
  readonly otlp: ReturnType<typeof toTraceJson>;
  /** How many of the records, from the first, are in it. */
  readonly doneCount: number;
}

/** What a block takes to make and to open: a page that opens one must not stand still meanwhile. */
const MAX_BLOCK_BYTES = 2 * 1024 * 1024;
const NO_KEYS = createKeyTable([]);
const ALL = 'all';

/**
 * Reads spans in full and as they were sent, chunk by chunk: spans that came together are read together. Stops before
 * the block becomes too big to be opened with ease; one span is always in it.
 */
export async function readSpanBlock(
  traces: Pick<TraceStore, 'findSpanChunk' | 'listSpans'>,
  { traceId, records, pricing, logs }: SpanBlockRequest,
): Promise<SpanBlock> {
  const wanted = new Map(records.map((record) => [record.spanId, record]));
  const details = new Map<SpanId, SpanDetailJson>();
  const resourceSpans: ResourceSpans[] = [];
  const breathe = createBreather();
  let sizeBytes = 0;
  let doneCount = 0;
  for (const { spanId: asked } of records) {
    if (!details.has(asked)) {
      if (sizeBytes > MAX_BLOCK_BYTES) break;
      const chunk = await traces.findSpanChunk(traceId, asked);
      await breathe();
      if (chunk !== undefined) sizeBytes += addChunk(chunk.bytes, asked);
    }
    doneCount += 1;
  }
  return { details: await explainErrors(), otlp: toTraceJson({ resourceSpans }), doneCount };

  function addChunk(bytes: Uint8Array, asked: SpanId): number {
    const before = new Set(details.keys());
    const builder = createTraceChunkBuilder(bytes);
    readTraceRequest(bytes, {
      keys: NO_KEYS,
      onSpan(span) {
        const spanId = span.spanId as SpanId;
        const record = wanted.get(spanId);
        if (record === undefined || before.has(spanId)) return;
        // Of a span that was sent again the chunk of another one may hold the older version.
        if (spanId !== asked && (record.endUnixNano ?? 0n) !== span.endUnixNano) return;
        details.set(spanId, toSpanDetail(record, span, { pricing, logs }));
        builder.add(ALL, span);
      },
      onRejectedSpan() {},
    });
    const kept = builder.build().get(ALL);
    if (kept === undefined) return 0;
    resourceSpans.push(...decodeTraceData(kept).resourceSpans);
    return kept.length;
  }

  /** A group that failed because of what it holds says so in its place. */
  async function explainErrors(): Promise<SpanBlock['details']> {
    const explained: Record<string, SpanDetailJson> = {};
    let neighbours: ReturnType<typeof traces.listSpans> | undefined;
    // The same spans are asked for again and again.
    const known: typeof traces = { ...traces, listSpans: (...asked) => (neighbours ??= traces.listSpans(...asked)) };
    for (const [spanId, detail] of details) {
      const record = wanted.get(spanId);
      const isSilent = record !== undefined && detail.normalized.error === undefined;
      const error = isSilent ? await findErrorBelow(known, { traceId, record, logs }) : undefined;
      await breathe();
      explained[spanId] = error === undefined ? detail : { ...detail, normalized: { ...detail.normalized, error } };
    }
    return explained;
  }
}
