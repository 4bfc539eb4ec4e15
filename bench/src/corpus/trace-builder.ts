import type { BenchSpan } from './bench-span.ts';
import type { Random } from './random.ts';

/** Builds the spans of one trace: hands out ids and lets time pass as the imagined program runs. */
export interface TraceBuilder {
  readonly traceId: string;
  /** Runs `body` inside a new span; what it returns becomes name and attributes of the span. */
  span(parentSpanId: string | null, body: (spanId: string) => SpanContent): void;
  readonly spans: readonly BenchSpan[];
}

export type SpanContent = Pick<BenchSpan, 'name' | 'kind' | 'attributes'> & {
  /** Time the span itself takes after its children ended. */
  readonly ownDurationMs: number;
  readonly isError?: boolean;
};

const NANOS_PER_MS = 1_000_000;

export function createTraceBuilder(random: Random, startUnixNano: bigint): TraceBuilder {
  const traceId = random.hex(16);
  const spans: BenchSpan[] = [];
  let now = startUnixNano;
  const advance = (durationMs: number): void => {
    now += BigInt(Math.round(durationMs * NANOS_PER_MS) + random.int(0, 999));
  };
  return {
    traceId,
    spans,
    span(parentSpanId, body) {
      const spanId = random.hex(8);
      advance(0.2 + random.next());
      const start = now;
      const { ownDurationMs, isError, ...content } = body(spanId);
      advance(ownDurationMs);
      spans.push({
        ...content,
        traceId,
        spanId,
        parentSpanId,
        startUnixNano: start,
        endUnixNano: now,
        isError: isError ?? false,
      });
    },
  };
}
