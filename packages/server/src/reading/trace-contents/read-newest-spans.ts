import type { SpanId, TraceId } from '@gander/core/ids';
import { createKeyTable } from '@gander/protocol/key-table';
import { ProtocolError } from '@gander/protocol/protocol-error';
import { readTraceRequest } from '@gander/protocol/span-reader';
import type { SpanView } from '@gander/protocol/span-view';
import type { TraceStore } from '@gander/store/trace-store';

/** Others wait for the thread that reads; the caller asks for the next page at once. */
const BUDGET_MS = 200;
const NO_KEYS = createKeyTable([]);

export interface NewestSpansRead {
  readonly traceId: TraceId;
  /** From the page before. */
  readonly cursor: string | undefined;
  /** Before the spans of a chunk, with its bytes. */
  readonly onChunk?: (bytes: Uint8Array) => void;
  /** Gets each span once, valid until it returns; of a span that was sent twice in one request the later one comes last. */
  readonly onSpan: (span: SpanView) => void;
  /** Tells that the page is full. Asked after each chunk. */
  readonly isEnough?: () => boolean;
}

/**
 * Goes through the newest versions of the spans of a trace in order of arrival, for as long as anybody waits; returns where
 * to go on, `null` at the end.
 */
export async function readNewestSpans(
  traces: Pick<TraceStore, 'listNewestChunks'>,
  { traceId, cursor, onChunk, onSpan, isEnough = () => false }: NewestSpansRead,
): Promise<string | null> {
  const endMs = performance.now() + BUDGET_MS;
  let after = cursor;
  for (;;) {
    const { items, nextCursor } = await traces.listNewestChunks(traceId, { limit: 1, cursor: after });
    for (const { bytes, spanIds } of items) {
      if (spanIds.size === 0) continue;
      onChunk?.(bytes);
      readSpans(bytes, (span) => {
        if (spanIds.has(span.spanId as SpanId)) onSpan(span);
      });
    }
    if (nextCursor === null || isEnough() || performance.now() >= endMs) return nextCursor;
    after = nextCursor;
  }
}

/** Of damaged bytes, what could be read. */
function readSpans(bytes: Uint8Array, onSpan: (span: SpanView) => void): void {
  try {
    readTraceRequest(bytes, { keys: NO_KEYS, onSpan, onRejectedSpan() {} });
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error;
  }
}
