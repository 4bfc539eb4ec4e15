import type { SpanId } from './ids.ts';
import type { SpanType } from './span-type.ts';
import type { Usage } from './usage.ts';

export type SpanStatus = 'UNSET' | 'OK' | 'ERROR';

/**
 * The compact index row of a span: everything lists, trees, waterfalls and rollups need, and no payload.
 * Written at ingest; recomputable from the stored chunks.
 */
export interface SpanRecord {
  readonly spanId: SpanId;
  /** `null` for a span that names no parent. The parent may be absent from the trace. */
  readonly parentSpanId: SpanId | null;
  readonly name: string;
  /** OTLP SpanKind number: 0 unspecified, 1 internal, 2 server, 3 client, 4 producer, 5 consumer. */
  readonly kind: number;
  readonly type: SpanType;
  readonly status: SpanStatus;
  /** Nanoseconds since the epoch, exact. */
  readonly startUnixNano: bigint;
  /** `null` while the span has not ended. May be before the start: clocks lie, and we show what was sent. */
  readonly endUnixNano: bigint | null;
  readonly serviceName: string | null;
  readonly model: string | null;
  readonly provider: string | null;
  /** What a span of type TOOL runs; `null` for the others. */
  readonly toolName: string | null;
  readonly usage: Usage;
  /** The figure that counts: a user's price, else what the emitter says, else the price list. */
  readonly costUsd: number | null;
  /** The provider's id of its answer, on spans that carry usage: tells two accounts of one call from two calls. */
  readonly responseId: string | null;
  readonly sessionId: string | null;
  readonly userId: string | null;
}
