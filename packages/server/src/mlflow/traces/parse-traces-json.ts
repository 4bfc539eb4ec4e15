import { hash } from 'node:crypto';

import type { TraceId } from '@gander/core/ids';
import type { AnyValue, KeyValue } from '@gander/protocol/any-value';
import type { Span, SpanEvent, TraceData } from '@gander/protocol/trace-data';

import { parseAnyValue } from './parse-any-value.ts';
import { type Fields, readFields, readHexId, readInteger, readList, readString } from './traces-json-fields.ts';

const TRACE_ID_BYTES = 16;
const SPAN_ID_BYTES = 8;
const TRACE_ID_KEY = 'mlflow.traceRequestId';
const STATUS_CODES: Readonly<Record<string, number>> = { OK: 1, ERROR: 2, STATUS_CODE_OK: 1, STATUS_CODE_ERROR: 2 };
const TRACE_ID_TEXT = /^(?:tr-)?([0-9a-f]{32})$/;

/**
 * The spans of a file `traces.json` as if they had come by OTLP. Reads what Python wrote in versions 2 and 3 and what the TypeScript
 * SDK writes; a span without a name for itself is passed over. `undefined` for what is no such file.
 */
export function parseTracesJson(traceId: TraceId, json: string): TraceData | undefined {
  const root = parseAnyValue(json);
  const list = root && readFields(root)?.get('spans');
  if (list === undefined || !('arrayValue' in list)) return undefined;
  const spans = list.arrayValue.values.flatMap((item) => {
    const fields = readFields(item);
    return (fields && toSpan(fields, traceId)) ?? [];
  });
  if (spans.length === 0) return undefined;
  const scope = { scope: undefined, spans, schemaUrl: '' };
  return { resourceSpans: [{ resource: undefined, scopeSpans: [scope], schemaUrl: '' }] };
}

function toSpan(fields: Fields, traceId: TraceId): Span | undefined {
  // Version 2 kept both ids in a field of their own.
  const context = readFields(fields.get('context')) ?? fields;
  const spanId = readHexId(context.get('span_id'), SPAN_ID_BYTES);
  if (spanId === undefined) return undefined;
  const otelTraceId = readHexId(context.get('trace_id'), TRACE_ID_BYTES);
  return {
    traceId: otelTraceId ?? toOtelTraceId(traceId),
    spanId,
    parentSpanId: readHexId(fields.get('parent_span_id') ?? fields.get('parent_id'), SPAN_ID_BYTES) ?? '',
    name: readString(fields.get('name')) ?? '',
    startTimeUnixNano: readInteger(fields.get('start_time_unix_nano') ?? fields.get('start_time')) ?? 0n,
    endTimeUnixNano: readInteger(fields.get('end_time_unix_nano') ?? fields.get('end_time')) ?? 0n,
    // The TypeScript SDK spoils this id, and its values are not the JSON text of themselves.
    attributes: readAttributes(fields, { traceId, isEncoded: otelTraceId !== undefined }),
    events: readList(fields.get('events')).flatMap((item) => {
      const event = readFields(item);
      return event === undefined ? [] : toEvent(event);
    }),
    status: toStatus(fields),
    traceState: '',
    flags: 0,
    kind: 0,
    droppedAttributesCount: 0,
    droppedEventsCount: 0,
    links: [],
    droppedLinksCount: 0,
  };
}

interface AttributeForm {
  readonly traceId: TraceId;
  readonly isEncoded: boolean;
}

function readAttributes(fields: Fields, { traceId, isEncoded }: AttributeForm): readonly KeyValue[] {
  const sent = [...(readFields(fields.get('attributes')) ?? [])].filter(([key]) => key !== TRACE_ID_KEY);
  return [
    { key: TRACE_ID_KEY, value: { stringValue: traceId } },
    ...sent.map(([key, value]) => ({ key, value: isEncoded ? decode(value) : value })),
  ];
}

function decode(value: AnyValue): AnyValue {
  return 'stringValue' in value ? (parseAnyValue(value.stringValue) ?? value) : value;
}

function toEvent(fields: Fields): SpanEvent {
  const attributes = readFields(fields.get('attributes')) ?? new Map<string, AnyValue>();
  return {
    name: readString(fields.get('name')) ?? '',
    timeUnixNano: readInteger(fields.get('time_unix_nano') ?? fields.get('timestamp')) ?? 0n,
    attributes: [...attributes].map(([key, value]) => ({ key, value })),
    droppedAttributesCount: 0,
  };
}

function toStatus(fields: Fields): Span['status'] {
  const status = readFields(fields.get('status')) ?? fields;
  const word = readString(status.get('code') ?? status.get('status_code')) ?? '';
  const code = STATUS_CODES[word] ?? Number(readInteger(status.get('code')) ?? 0n);
  const message = readString(status.get('message') ?? status.get('status_message')) ?? '';
  return { code: code === 1 || code === 2 ? code : 0, message };
}

/** Ids that clients choose are no OpenTelemetry ids; any that is always the same will do. */
function toOtelTraceId(traceId: TraceId): string {
  return TRACE_ID_TEXT.exec(traceId)?.[1] ?? hash('sha256', traceId, 'hex').slice(0, 2 * TRACE_ID_BYTES);
}
