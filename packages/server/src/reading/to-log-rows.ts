import type { logRow } from '@gander/api/gander/schemas';
import { toJsonValue } from '@gander/core/json/to-json-value';
import { type TraceId, toTraceId } from '@gander/core/ids';
import type { LogRecord } from '@gander/protocol/log-data';
import { decodeLogData } from '@gander/protocol/log-decoder';
import { toPlainValue } from '@gander/protocol/plain-value';
import type { z } from 'zod';

import { toJsonMap } from './to-span-detail.ts';

type LogRowJson = z.input<typeof logRow>;

/** The records of one trace out of its stored chunks, by time. */
export function toLogRows(chunks: readonly { readonly bytes: Uint8Array }[], traceId: TraceId): LogRowJson[] {
  const records = chunks
    .flatMap(({ bytes }) => decodeLogData(bytes).resourceLogs)
    .flatMap(({ scopeLogs }) => scopeLogs)
    .flatMap(({ logRecords }) => logRecords)
    .filter((record) => toTraceId(record.traceId) === traceId);
  return records.toSorted((a, b) => compareTimes(timeOf(a), timeOf(b))).map((record) => toLogRow(record));
}

function toLogRow(record: LogRecord): LogRowJson {
  return {
    timeUnixNano: timeOf(record).toString(),
    spanId: record.spanId === '' ? null : record.spanId,
    severity: record.severityText === '' ? toSeverityName(record.severityNumber) : record.severityText,
    eventName: record.eventName === '' ? readEventName(record) : record.eventName,
    body: toJsonValue(toPlainValue(record.body)) as LogRowJson['body'],
    attributes: toJsonMap(record.attributes),
  };
}

/** Names of the ranges of four: https://opentelemetry.io/docs/specs/otel/logs/data-model/#field-severitynumber */
const SEVERITY_NAMES = ['TRACE', 'DEBUG', 'INFO', 'WARN', 'ERROR', 'FATAL'] as const;

function toSeverityName(severityNumber: number): string {
  return SEVERITY_NAMES[Math.floor((severityNumber - 1) / 4)] ?? '';
}

/** Emitters older than the field of that name put it into an attribute. */
function readEventName(record: LogRecord): string {
  const attribute = record.attributes.find(({ key }) => key === 'event.name')?.value;
  return attribute !== undefined && 'stringValue' in attribute ? (attribute.stringValue ?? '') : '';
}

function timeOf(record: LogRecord): bigint {
  return record.timeUnixNano === 0n ? record.observedTimeUnixNano : record.timeUnixNano;
}

function compareTimes(a: bigint, b: bigint): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
