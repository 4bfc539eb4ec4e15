import {
  SPAN_KINDS,
  type Attributes,
  type AttributeValue,
  type DemoSpan,
  type DemoTrace,
  type Source,
} from './demo-trace.ts';

const STATUS_ERROR = 2;
const SDK = {
  'telemetry.sdk.language': 'nodejs',
  'telemetry.sdk.name': 'opentelemetry',
  'telemetry.sdk.version': '2.2.0',
};

/** An `ExportTraceServiceRequest` in OTLP's JSON encoding: hex ids, 64-bit integers as strings. */
export function encodeTraces(traces: readonly DemoTrace[]): string {
  const sources = new Map<string, { readonly source: Source; readonly spans: object[] }>();
  for (const { traceId, spans } of traces) {
    for (const span of spans) {
      const { service, scope } = span.source;
      const key = JSON.stringify([service, scope]);
      const group = sources.get(key) ?? { source: span.source, spans: [] };
      sources.set(key, group);
      group.spans.push(toSpanJson(traceId, span));
    }
  }
  return JSON.stringify({
    resourceSpans: Array.from(sources.values(), ({ source, spans }) => ({
      resource: { attributes: toKeyValues({ 'service.name': source.service, ...SDK }) },
      scopeSpans: [{ scope: { name: source.scope }, spans }],
    })),
  });
}

function toSpanJson(traceId: string, span: DemoSpan): object {
  return {
    traceId,
    spanId: span.spanId,
    ...(span.parentSpanId !== undefined && { parentSpanId: span.parentSpanId }),
    name: span.name,
    kind: SPAN_KINDS[span.kind],
    startTimeUnixNano: span.startUnixNano.toString(),
    endTimeUnixNano: span.endUnixNano.toString(),
    attributes: toKeyValues(span.attributes),
    events: span.events.map(({ name, timeUnixNano, attributes }) => ({
      name,
      timeUnixNano: timeUnixNano.toString(),
      attributes: toKeyValues(attributes),
    })),
    status: span.failure === undefined ? {} : { code: STATUS_ERROR, message: span.failure },
  };
}

function toKeyValues(attributes: Attributes): object[] {
  return Object.entries(attributes).map(([key, value]) => ({ key, value: toAnyValue(value) }));
}

function toAnyValue(value: AttributeValue): object {
  if (typeof value === 'string') return { stringValue: value };
  if (typeof value === 'boolean') return { boolValue: value };
  if (typeof value === 'number') return Number.isInteger(value) ? { intValue: String(value) } : { doubleValue: value };
  if (isList(value)) return { arrayValue: { values: value.map(toAnyValue) } };
  return { kvlistValue: { values: toKeyValues(value) } };
}

/** `Array.isArray` does not narrow a readonly array away from the other member of the union. */
function isList(value: readonly AttributeValue[] | Attributes): value is readonly AttributeValue[] {
  return Array.isArray(value);
}
