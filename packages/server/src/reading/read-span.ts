import type { SpanId } from '@gander/core/ids';
import { createKeyTable } from '@gander/protocol/key-table';
import { readTraceRequest } from '@gander/protocol/span-reader';
import type { SpanView } from '@gander/protocol/span-view';
import { createTraceChunkBuilder } from '@gander/protocol/trace-chunk';
import { decodeTraceData } from '@gander/protocol/trace-decoder';
import type { TraceData } from '@gander/protocol/trace-data';

/** Reading looks at every attribute of few spans: nothing to index. */
const NO_KEYS = createKeyTable([]);

/**
 * Finds a span in a chunk and hands it to `use` while the view is valid. The last one counts, should it be there twice.
 * `undefined` when the chunk does not hold it.
 */
export function readSpan<T>(chunk: Uint8Array, spanId: SpanId, use: (span: SpanView) => T): T | undefined {
  let result: T | undefined;
  readTraceRequest(chunk, {
    keys: NO_KEYS,
    onSpan(span) {
      if (span.spanId === spanId) result = use(span);
    },
    onRejectedSpan() {},
  });
  return result;
}

/** The span alone with its resource and scope, decoded from exactly the bytes that were sent. */
export function decodeSpan(chunk: Uint8Array, spanId: SpanId): TraceData | undefined {
  const builder = createTraceChunkBuilder(chunk);
  let found = 0;
  // A group each: a request may hold the span twice.
  const last = readSpan(chunk, spanId, (span) => {
    found += 1;
    builder.add(String(found), span);
    return String(found);
  });
  const bytes = last === undefined ? undefined : builder.build().get(last);
  return bytes === undefined ? undefined : decodeTraceData(bytes);
}
