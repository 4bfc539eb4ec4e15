import { DEFAULT_EXPERIMENT_ID } from '@gander/core/ids';
import type { SpanRecord } from '@gander/core/span-record';
import type { AnyValue, KeyValue } from '@gander/protocol/any-value';
import { encodeLogData } from '@gander/protocol/log-encoder';
import type { SpanEvent } from '@gander/protocol/trace-data';
import { encodeTraceData } from '@gander/protocol/trace-encoder';

import type { LogWrite, TraceWrite } from '../../src/ingest-store.ts';
import { buildSpan, buildTraceWrite, START, traceIdOf, type TraceWriteFields } from './build-writes.ts';

export type Said = Readonly<Record<string, string | number | boolean>>;

/** A span of a test with what it says. */
export interface SpeakingSpan {
  readonly span: SpanRecord;
  readonly attributes?: Said;
  readonly events?: readonly { readonly name: string; readonly attributes: Said }[];
  readonly statusMessage?: string;
}

/** Spans with a real payload: an OTLP chunk that says what the rows and the attributes say. */
export function buildSpeakingWrite(
  trace: string,
  spans: readonly SpeakingSpan[],
  fields: Omit<TraceWriteFields, 'payload'> = {},
): TraceWrite {
  const write = buildTraceWrite(
    trace,
    spans.map(({ span }) => span),
    fields,
  );
  return { ...write, chunk: encodeChunk(write.traceId, spans) };
}

/** A record about a span: by default the one that is named like its trace. */
export function buildSpeakingLog(trace: string, attributes: Said, span: SpanRecord = buildSpan(trace)): LogWrite {
  const traceId = traceIdOf(trace);
  const record = {
    timeUnixNano: START,
    observedTimeUnixNano: START,
    severityNumber: 9,
    severityText: 'INFO',
    body: {},
    attributes: toKeyValues(attributes),
    droppedAttributesCount: 0,
    flags: 0,
    traceId: traceId.replace(/^tr-/, ''),
    spanId: span.spanId,
    eventName: 'gen_ai.choice',
  };
  const scopeLogs = [{ scope: undefined, schemaUrl: '', logRecords: [record] }];
  return {
    traceId,
    experimentId: DEFAULT_EXPERIMENT_ID,
    recordCount: 1,
    timeUnixNano: START,
    chunk: encodeLogData({ resourceLogs: [{ resource: undefined, schemaUrl: '', scopeLogs }] }),
  };
}

function encodeChunk(traceId: string, spans: readonly SpeakingSpan[]): Uint8Array {
  const counters = { droppedAttributesCount: 0, droppedEventsCount: 0, droppedLinksCount: 0 };
  return encodeTraceData({
    resourceSpans: [
      {
        resource: { attributes: [], droppedAttributesCount: 0 },
        schemaUrl: '',
        scopeSpans: [
          {
            scope: { name: 'test', version: '', attributes: [], droppedAttributesCount: 0 },
            schemaUrl: '',
            spans: spans.map(({ span, attributes = {}, events = [], statusMessage = '' }) => ({
              ...counters,
              traceId: traceId.replace(/^tr-/, ''),
              spanId: span.spanId,
              parentSpanId: span.parentSpanId ?? '',
              traceState: '',
              flags: 0,
              name: span.name,
              kind: span.kind,
              startTimeUnixNano: span.startUnixNano,
              endTimeUnixNano: span.endUnixNano ?? 0n,
              attributes: toKeyValues(attributes),
              events: events.map((event): SpanEvent => ({
                timeUnixNano: span.startUnixNano,
                name: event.name,
                attributes: toKeyValues(event.attributes),
                droppedAttributesCount: 0,
              })),
              links: [],
              status: { code: span.status === 'ERROR' ? 2 : 0, message: statusMessage },
            })),
          },
        ],
      },
    ],
  });
}

function toKeyValues(said: Said): KeyValue[] {
  return Object.entries(said).map(([key, value]) => ({ key, value: toAnyValue(value) }));
}

function toAnyValue(value: Said[string]): AnyValue {
  if (typeof value === 'string') return { stringValue: value };
  if (typeof value === 'boolean') return { boolValue: value };
  return Number.isInteger(value) ? { intValue: BigInt(value) } : { doubleValue: value };
}
