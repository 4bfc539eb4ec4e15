import { type Attributes, SpanKind, SpanStatusCode, TraceFlags } from '@opentelemetry/api';

import { RecordingSpan } from '../tracer/recording-span.ts';

/** Ids are numbers, for tests to count with. */
export interface EndedSpanOptions {
  readonly traceNumber: number;
  readonly spanNumber: number;
  readonly attributes?: Attributes;
}

/** A root span that has ended well. */
export function createEndedSpan({ traceNumber, spanNumber, attributes = {} }: EndedSpanOptions): RecordingSpan {
  const span = new RecordingSpan({
    name: `span ${spanNumber}`,
    kind: SpanKind.INTERNAL,
    spanContext: {
      traceId: String(traceNumber).padStart(32, '0'),
      spanId: String(spanNumber).padStart(16, '0'),
      traceFlags: TraceFlags.SAMPLED,
    },
    parentSpanContext: undefined,
    startTime: undefined,
    links: undefined,
    resource: { attributes: {} },
    scope: { name: 't' },
    onEnd: () => undefined,
  });
  span.setAttributes(attributes).setStatus({ code: SpanStatusCode.OK }).end();
  return span;
}
