import type { SpanId, TraceId } from '@gander/core/ids';
import type { LogJoin } from '@gander/core/logs/join-logs';
import type { SpanRecord } from '@gander/core/span-record';
import type { NormalizedSpan } from '@gander/core/translate/normalized-span';
import { translateSpan } from '@gander/core/translate/translate-span';
import { createKeyTable } from '@gander/protocol/key-table';
import { readTraceRequest } from '@gander/protocol/span-reader';
import type { TraceStore } from '@gander/store/trace-store';

import { createBreather } from '../threads/create-breather.ts';

/** The thread that reads has other readers waiting. */
const MAX_READ_BYTES = 48 * 1024 * 1024;
const NO_KEYS = createKeyTable([]);

export interface SpansToRead {
  readonly traceId: TraceId;
  readonly records: readonly SpanRecord[];
  readonly logs: LogJoin;
  /** Gets each span once, in no particular order; keep what you need of it, for there are many. */
  readonly onSpan: (record: SpanRecord, normalized: NormalizedSpan) => void;
}

/**
 * Translates the given spans in full, chunk by chunk: spans that came together are read together. `false` when there was
 * more to read than one answer may take.
 */
export async function readNormalizedSpans(
  traces: Pick<TraceStore, 'findSpanChunk'>,
  { traceId, records, logs, onSpan }: SpansToRead,
): Promise<boolean> {
  const wanted = new Map(records.map((record) => [record.spanId, record]));
  const seen = new Set<SpanId>();
  const breathe = createBreather();
  let readBytes = 0;
  for (const { spanId: asked } of records) {
    if (seen.has(asked)) continue;
    if (readBytes > MAX_READ_BYTES) return false;
    const chunk = await traces.findSpanChunk(traceId, asked);
    if (chunk === undefined) continue;
    await breathe();
    readBytes += chunk.bytes.length;
    readTraceRequest(chunk.bytes, {
      keys: NO_KEYS,
      onSpan(span) {
        const spanId = span.spanId as SpanId;
        const record = wanted.get(spanId);
        // Of a span that was sent again the chunk of another one may hold the older version.
        const isNewest = spanId === asked || (record !== undefined && (record.endUnixNano ?? 0n) === span.endUnixNano);
        if (record === undefined || !isNewest || seen.has(spanId)) return;
        seen.add(spanId);
        onSpan(record, translateSpan(logs.join(span)));
      },
      onRejectedSpan() {},
    });
  }
  return true;
}
