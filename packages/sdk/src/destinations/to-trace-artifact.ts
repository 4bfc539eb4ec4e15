import type { FinishedSpan } from '../processor/finished-span.ts';
import { toUnixNano } from '../tracer/moment.ts';

const STATUS_NAMES = ['STATUS_CODE_UNSET', 'STATUS_CODE_OK', 'STATUS_CODE_ERROR'] as const;

/**
 * `traces.json`, how MLflow servers before 3.4 and Databricks keep the spans of a trace. Ids are base64 of their bytes,
 * attribute values are JSON texts, times are integers of 19 digits, which is why the text is put together here.
 */
export function toTraceArtifact(spans: readonly FinishedSpan[], traceId: string): string {
  return `{"spans":[${spans.map((span) => toSpanText(span, traceId)).join(',')}]}`;
}

function toSpanText(span: FinishedSpan, traceId: string): string {
  const attributes = Object.entries({ ...span.attributes, 'mlflow.traceRequestId': traceId });
  const fields = {
    trace_id: fromHexToBase64(span.traceId),
    span_id: fromHexToBase64(span.spanId),
    parent_span_id: span.parentSpanId === undefined ? null : fromHexToBase64(span.parentSpanId),
    name: span.name,
    status: { code: STATUS_NAMES[span.status.code], message: span.status.message ?? '' },
    attributes: Object.fromEntries(attributes.map(([key, value]) => [key, toAttributeText(key, value)])),
  };
  const events = span.events.map(
    ({ name, time, attributes: eventAttributes = {} }) =>
      `{"name":${JSON.stringify(name)},"time_unix_nano":${toUnixNano(time)},"attributes":${JSON.stringify(eventAttributes)}}`,
  );
  const end = span.isOpen ? 'null' : String(toUnixNano(span.endTime));
  return `${JSON.stringify(fields).slice(0, -1)},"start_time_unix_nano":${toUnixNano(span.startTime)},"end_time_unix_nano":${end},"events":[${events.join(',')}]}`;
}

const JSON_KEYS = /^mlflow\.(?:spanInputs|spanOutputs|chat\.tools|chat\.tokenUsage|llm\.cost|linkedPrompts)$/;

function toAttributeText(key: string, value: unknown): string {
  return JSON_KEYS.test(key) && typeof value === 'string' ? value : JSON.stringify(value);
}

function fromHexToBase64(hex: string): string {
  const bytes = hex.match(/../g)?.map((pair) => Number.parseInt(pair, 16)) ?? [];
  return btoa(String.fromCharCode(...bytes));
}
