import type { KeyTable } from './key-table.ts';
import { SpanCursor } from './lazy/span-cursor.ts';
import { readTraceFrames } from './lazy/trace-frames.ts';
import type { ProtocolLimits } from './limits.ts';
import type { SpanView } from './span-view.ts';
import type { TextCache } from './text-cache.ts';

/** What to look for, and whom to tell. */
export interface SpanReaderOptions {
  readonly limits?: ProtocolLimits;
  /** The attributes that will be asked for; found while each span is checked. */
  readonly keys: KeyTable;
  /** For a reader of many requests. */
  readonly texts?: TextCache | undefined;
  /** The view is reused: take what you need before returning. Its getters never throw. */
  readonly onSpan: (span: SpanView) => void;
  /** One span's own bytes are broken or over a limit. The reason is a sentence fit for the sender. */
  readonly onRejectedSpan: (reason: string) => void;
}

/** Remembers a span of a request. */
export interface SpanMark {
  /** The span once more; like any view, valid until the next one is asked for. */
  read(): SpanView;
}

/** Of a view that `readTraceRequest` hands out, while it is valid. Costs nothing of the size of the span. */
export function markSpan(span: SpanView): SpanMark {
  if (!(span instanceof SpanCursor)) throw new Error('Only spans that are being read can be marked.');
  const { mark } = span;
  return {
    read() {
      span.moveBack(mark);
      return span;
    },
  };
}

/**
 * Reads the protobuf body of an `ExportTraceServiceRequest` span by span, decoding only what is asked for.
 *
 * Framing down to the single span is checked before the first `onSpan`; a broken one, or more spans than
 * {@link ProtocolLimits} allow, throws {@link ProtocolError}. A broken resource or scope throws too, possibly after spans
 * of earlier resources were handed out: on an exception, discard the whole request.
 */
export function readTraceRequest(bytes: Uint8Array, options: SpanReaderOptions): void {
  readTraceFrames(bytes, {
    limits: options.limits,
    keys: options.keys,
    texts: options.texts,
    visitor: {
      span: options.onSpan,
      brokenSpan: (error) => options.onRejectedSpan(error.message),
    },
  });
}
