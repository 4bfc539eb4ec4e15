import type { ExperimentId } from '@gander/core/ids';
import type { SpanRecord } from '@gander/core/span-record';
import type { AnyValue } from '@gander/protocol/any-value';
import type { Span } from '@gander/protocol/trace-data';
import { encodeTraceData } from '@gander/protocol/trace-encoder';

import type { TraceWrite } from '../../src/ingest-store.ts';
import { buildTraceWrite, traceIdOf } from './build-writes.ts';

/** A span with what it says. */
export interface SayingSpan {
  readonly span: SpanRecord;
  readonly attributes?: Readonly<Record<string, string | number | boolean>>;
  readonly events?: readonly string[];
}

/** A write whose payload is OTLP, for what looks into payloads. */
export function buildOtlpWrite(trace: string, spans: readonly SayingSpan[], experimentId?: ExperimentId): TraceWrite {
  const chunk = encodeTraceData({
    resourceSpans: [
      {
        resource: undefined,
        schemaUrl: '',
        scopeSpans: [{ scope: undefined, schemaUrl: '', spans: spans.map((span) => toOtlp(trace, span)) }],
      },
    ],
  });
  const records = spans.map(({ span }) => span);
  const write = buildTraceWrite(trace, records, experimentId === undefined ? {} : { experimentId });
  return { ...write, chunk };
}

function toOtlp(trace: string, { span, attributes = {}, events = [] }: SayingSpan): Span {
  return {
    traceId: traceIdOf(trace).slice('tr-'.length),
    spanId: span.spanId,
    traceState: '',
    parentSpanId: span.parentSpanId ?? '',
    flags: 0,
    name: span.name,
    kind: span.kind,
    startTimeUnixNano: span.startUnixNano,
    endTimeUnixNano: span.endUnixNano ?? 0n,
    attributes: Object.entries(attributes).map(([key, value]) => ({ key, value: toAnyValue(value) })),
    droppedAttributesCount: 0,
    events: events.map((name) => ({
      name,
      timeUnixNano: span.startUnixNano,
      attributes: [],
      droppedAttributesCount: 0,
    })),
    droppedEventsCount: 0,
    links: [],
    droppedLinksCount: 0,
    status: undefined,
  };
}

function toAnyValue(value: string | number | boolean): AnyValue {
  if (typeof value === 'string') return { stringValue: value };
  if (typeof value === 'boolean') return { boolValue: value };
  return Number.isInteger(value) ? { intValue: BigInt(value) } : { doubleValue: value };
}
