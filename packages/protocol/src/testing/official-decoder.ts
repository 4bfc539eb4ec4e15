import { readFileSync } from 'node:fs';

import protobuf from 'protobufjs';

import type { AnyValue, KeyValue } from '../any-value.ts';
import type { LogData, LogRecord } from '../log-data.ts';
import type { InstrumentationScope, Resource, Span, SpanEvent, SpanLink, TraceData } from '../trace-data.ts';
import { ExactLong } from './exact-long.ts';

protobuf.util.Long = ExactLong;
protobuf.configure();

const { root } = protobuf.parse(readFileSync(new URL('otlp.proto', import.meta.url), 'utf8'));

/** A decoded message as plain data: 64-bit integers as decimal text, absent fields absent. */
type Message = Readonly<Record<string, unknown>>;

/** What the official protobuf library makes of `bytes`. */
export function decodeOfficially(type: string, bytes: Uint8Array): Message {
  const messageType = root.lookupType(type);
  return messageType.toObject(messageType.decode(bytes), { longs: String, oneofs: true });
}

/** What the official protobuf library writes for plain data. */
export function encodeOfficially(type: string, message: Message): Uint8Array {
  const messageType = root.lookupType(type);
  return new Uint8Array(messageType.encode(messageType.fromObject(message)).finish());
}

/** The official decoding of a traces request, in our types. */
export function decodeTraceDataOfficially(bytes: Uint8Array): TraceData {
  return {
    resourceSpans: list(decodeOfficially('ExportTraceServiceRequest', bytes), 'resourceSpans').map((group) => ({
      resource: toResource(group['resource']),
      scopeSpans: list(group, 'scopeSpans').map((scopeGroup) => ({
        scope: toScope(scopeGroup['scope']),
        spans: list(scopeGroup, 'spans').map(toSpan),
        schemaUrl: text(scopeGroup, 'schemaUrl'),
      })),
      schemaUrl: text(group, 'schemaUrl'),
    })),
  };
}

/** The official decoding of a logs request, in our types. */
export function decodeLogDataOfficially(bytes: Uint8Array): LogData {
  return {
    resourceLogs: list(decodeOfficially('ExportLogsServiceRequest', bytes), 'resourceLogs').map((group) => ({
      resource: toResource(group['resource']),
      scopeLogs: list(group, 'scopeLogs').map((scopeGroup) => ({
        scope: toScope(scopeGroup['scope']),
        logRecords: list(scopeGroup, 'logRecords').map(toLogRecord),
        schemaUrl: text(scopeGroup, 'schemaUrl'),
      })),
      schemaUrl: text(group, 'schemaUrl'),
    })),
  };
}

/** The data points in the official decoding of a metrics request. */
export function countMetricPointsOfficially(bytes: Uint8Array): number {
  const kinds = ['gauge', 'sum', 'histogram', 'exponentialHistogram', 'summary'];
  return list(decodeOfficially('ExportMetricsServiceRequest', bytes), 'resourceMetrics')
    .flatMap((group) => list(group, 'scopeMetrics'))
    .flatMap((group) => list(group, 'metrics'))
    .flatMap((metric) => kinds.flatMap((kind) => list((metric[kind] ?? {}) as Message, 'dataPoints'))).length;
}

function toResource(value: unknown): Resource | undefined {
  if (value === undefined) return undefined;
  const message = value as Message;
  return { attributes: toKeyValues(message), droppedAttributesCount: number(message, 'droppedAttributesCount') };
}

function toScope(value: unknown): InstrumentationScope | undefined {
  if (value === undefined) return undefined;
  const message = value as Message;
  return {
    name: text(message, 'name'),
    version: text(message, 'version'),
    attributes: toKeyValues(message),
    droppedAttributesCount: number(message, 'droppedAttributesCount'),
  };
}

function toSpan(message: Message): Span {
  const status = message['status'] as Message | undefined;
  return {
    traceId: hex(message, 'traceId'),
    spanId: hex(message, 'spanId'),
    traceState: text(message, 'traceState'),
    parentSpanId: hex(message, 'parentSpanId'),
    flags: number(message, 'flags'),
    name: text(message, 'name'),
    kind: number(message, 'kind'),
    startTimeUnixNano: integer(message, 'startTimeUnixNano'),
    endTimeUnixNano: integer(message, 'endTimeUnixNano'),
    attributes: toKeyValues(message),
    droppedAttributesCount: number(message, 'droppedAttributesCount'),
    events: list(message, 'events').map(toEvent),
    droppedEventsCount: number(message, 'droppedEventsCount'),
    links: list(message, 'links').map(toLink),
    droppedLinksCount: number(message, 'droppedLinksCount'),
    status: status === undefined ? undefined : { message: text(status, 'message'), code: number(status, 'code') },
  };
}

function toEvent(message: Message): SpanEvent {
  return {
    timeUnixNano: integer(message, 'timeUnixNano'),
    name: text(message, 'name'),
    attributes: toKeyValues(message),
    droppedAttributesCount: number(message, 'droppedAttributesCount'),
  };
}

function toLink(message: Message): SpanLink {
  return {
    traceId: hex(message, 'traceId'),
    spanId: hex(message, 'spanId'),
    traceState: text(message, 'traceState'),
    attributes: toKeyValues(message),
    droppedAttributesCount: number(message, 'droppedAttributesCount'),
    flags: number(message, 'flags'),
  };
}

function toLogRecord(message: Message): LogRecord {
  return {
    timeUnixNano: integer(message, 'timeUnixNano'),
    observedTimeUnixNano: integer(message, 'observedTimeUnixNano'),
    severityNumber: number(message, 'severityNumber'),
    severityText: text(message, 'severityText'),
    body: toAnyValue(message['body'] as Message | undefined),
    attributes: toKeyValues(message),
    droppedAttributesCount: number(message, 'droppedAttributesCount'),
    flags: number(message, 'flags'),
    traceId: hex(message, 'traceId'),
    spanId: hex(message, 'spanId'),
    eventName: text(message, 'eventName'),
  };
}

function toKeyValues(message: Message, field = 'attributes'): KeyValue[] {
  return list(message, field).map((member) => ({
    key: text(member, 'key'),
    value: toAnyValue(member['value'] as Message | undefined),
  }));
}

function toAnyValue(message: Message = {}): AnyValue {
  const kind = message['value'];
  switch (kind) {
    case 'intValue':
      return { intValue: integer(message, 'intValue') };
    case 'arrayValue':
      return { arrayValue: { values: list(message['arrayValue'] as Message, 'values').map(toAnyValue) } };
    case 'kvlistValue':
      return { kvlistValue: { values: toKeyValues(message['kvlistValue'] as Message, 'values') } };
    case 'bytesValue':
      return { bytesValue: new Uint8Array(message['bytesValue'] as Uint8Array) };
    case undefined:
      return {};
    default:
      return { [String(kind)]: message[String(kind)] } as unknown as AnyValue;
  }
}

function list(message: Message, field: string): readonly Message[] {
  return (message[field] ?? []) as readonly Message[];
}

function text(message: Message, field: string): string {
  return (message[field] ?? '') as string;
}

function number(message: Message, field: string): number {
  return (message[field] ?? 0) as number;
}

function integer(message: Message, field: string): bigint {
  return BigInt((message[field] ?? 0) as string);
}

function hex(message: Message, field: string): string {
  return Buffer.from((message[field] ?? []) as Uint8Array).toString('hex');
}
