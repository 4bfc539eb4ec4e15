import type { AnyValue, KeyValue } from '@gander/protocol/any-value';
import type { Span, TraceData } from '@gander/protocol/trace-data';

/** What a test says about a span; the rest is filled in. */
export type SpanSketch = Partial<Omit<Span, 'attributes'>> & {
  readonly attributes?: Readonly<Record<string, AnyValue>>;
};

export const TRACE_ID = 'aa'.repeat(16);
export const SPAN_ID = 'bb'.repeat(8);
export const START_UNIX_NANO = 1_790_000_000_123_456_789n;

/** One resource, one scope, these spans. */
export function toTestTraceData(
  spans: readonly SpanSketch[],
  resource: Readonly<Record<string, AnyValue>> = { 'service.name': { stringValue: 'http-test' } },
): TraceData {
  return {
    resourceSpans: [
      {
        resource: { attributes: toKeyValues(resource), droppedAttributesCount: 0 },
        scopeSpans: [
          {
            scope: { name: 'http-test', version: '1', attributes: [], droppedAttributesCount: 0 },
            spans: spans.map(toSpan),
            schemaUrl: '',
          },
        ],
        schemaUrl: '',
      },
    ],
  };
}

/** A span id that is the same for the same number: `1` → `0000000000000001`. */
export const toSpanIdHex = (number: number): string => number.toString(16).padStart(16, '0');

export const toTraceIdHex = (number: number): string => number.toString(16).padStart(32, '0');

function toSpan({ attributes = {}, ...rest }: SpanSketch): Span {
  return {
    traceId: TRACE_ID,
    spanId: SPAN_ID,
    traceState: '',
    parentSpanId: '',
    flags: 0,
    name: 'work',
    kind: 1,
    startTimeUnixNano: START_UNIX_NANO,
    endTimeUnixNano: START_UNIX_NANO + 1_000_000n,
    attributes: toKeyValues(attributes),
    droppedAttributesCount: 0,
    events: [],
    droppedEventsCount: 0,
    links: [],
    droppedLinksCount: 0,
    status: undefined,
    ...rest,
  };
}

function toKeyValues(map: Readonly<Record<string, AnyValue>>): KeyValue[] {
  return Object.entries(map).map(([key, value]) => ({ key, value }));
}
