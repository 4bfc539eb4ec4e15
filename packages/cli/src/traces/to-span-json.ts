import { renderSpacedJson } from './render-spaced-json.ts';

type Fields = Readonly<Record<string, unknown>>;

/** A span of `traces/get` in the shape of MLflow's `Span.to_dict()`: each attribute is the JSON text of its value. */
export function toSpanJson(span: unknown): Fields {
  const {
    trace_id,
    span_id,
    parent_span_id,
    name,
    start_time_unix_nano,
    end_time_unix_nano,
    events,
    status,
    attributes,
  } = toFields(span);
  const { code, message } = toFields(status);
  return {
    trace_id,
    span_id,
    parent_span_id: parent_span_id ?? null,
    name: name ?? '',
    start_time_unix_nano,
    end_time_unix_nano: end_time_unix_nano ?? null,
    events: toList(events).map(toEventJson),
    status: { code: code ?? 'STATUS_CODE_UNSET', message: message ?? '' },
    attributes: toAttributes(attributes, renderSpacedJson),
  };
}

function toEventJson(event: unknown): Fields {
  const { name, time_unix_nano, attributes } = toFields(event);
  return { name: name ?? '', time_unix_nano, attributes: toAttributes(attributes, (value) => value) };
}

function toAttributes(attributes: unknown, write: (value: unknown) => unknown): Record<string, unknown> {
  const pairs = toList(attributes).map((pair) => {
    const { key, value } = toFields(pair);
    return [typeof key === 'string' ? key : '', write(toPlainValue(value))] as const;
  });
  return Object.fromEntries(pairs);
}

/** OpenTelemetry's `AnyValue` as JSON; one without any field is `null`. */
function toPlainValue(value: unknown): unknown {
  const [kind, content] = Object.entries(toFields(value))[0] ?? [];
  if (kind === 'array_value') return toList(toFields(content)['values']).map(toPlainValue);
  if (kind === 'kvlist_value') return toAttributes(toFields(content)['values'], (item) => item);
  return kind === undefined ? null : content;
}

function toFields(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}

function toList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as readonly unknown[]) : [];
}
