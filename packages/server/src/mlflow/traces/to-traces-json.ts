import { type MlflowSpan, STATUS_NAMES } from './mlflow-span.ts';
import { toBase64 } from './to-span-message.ts';
import { toJsonText, toObjectText } from './to-json-text.ts';

/**
 * The file `traces.json` that clients keep beside a trace. Attribute values are the JSON text of the value; those of events are
 * the values themselves.
 */
export function toTracesJson(spans: readonly MlflowSpan[]): string {
  return `{"spans": [${spans.map(toSpanText).join(', ')}]}`;
}

function toSpanText(span: MlflowSpan): string {
  const attributes = [...span.attributes].map(([key, value]) => [key, toJsonText(value)]);
  const events = span.events.map(
    ({ name, timeUnixNano, attributes: members }) =>
      `{"name": ${JSON.stringify(name)}, "time_unix_nano": ${timeUnixNano}, "attributes": ${toObjectText(members)}}`,
  );
  const fields = [
    ['trace_id', JSON.stringify(toBase64(span.otelTraceId))],
    ['span_id', JSON.stringify(toBase64(span.spanId))],
    ['parent_span_id', span.parentSpanId === null ? 'null' : JSON.stringify(toBase64(span.parentSpanId))],
    ['name', JSON.stringify(span.name)],
    ['start_time_unix_nano', String(span.startUnixNano)],
    ['end_time_unix_nano', span.endUnixNano === 0n ? 'null' : String(span.endUnixNano)],
    ['events', `[${events.join(', ')}]`],
    ['status', JSON.stringify({ code: STATUS_NAMES[span.statusCode] ?? STATUS_NAMES[0], message: span.statusMessage })],
    ['attributes', JSON.stringify(Object.fromEntries(attributes))],
  ] as const;
  return `{${fields.map(([name, text]) => `"${name}": ${text}`).join(', ')}}`;
}
