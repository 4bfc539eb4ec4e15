import type { logRow } from '@gander/api/gander/log-schemas';
import { toJsonValue } from '@gander/core/json/to-json-value';
import { readLogEventName } from '@gander/core/logs/log-event-name';
import { toLogTime } from '@gander/core/logs/log-time';
import type { LogRecord } from '@gander/protocol/log-data';
import { decodeLogData } from '@gander/protocol/log-decoder';
import { toPlainValue } from '@gander/protocol/plain-value';
import type { z } from 'zod';

import { toJsonMap } from './to-span-detail.ts';

type LogRowJson = z.input<typeof logRow>;

/** The records of one trace, which are all that its stored chunks hold, by time. */
export function toLogRows(chunks: readonly { readonly bytes: Uint8Array }[]): LogRowJson[] {
  const records = chunks
    .flatMap(({ bytes }) => decodeLogData(bytes).resourceLogs)
    .flatMap(({ scopeLogs }) => scopeLogs)
    .flatMap(({ logRecords }) => logRecords);
  return records.toSorted((a, b) => compareTimes(toLogTime(a), toLogTime(b))).map((record) => toLogRow(record));
}

function toLogRow(record: LogRecord): LogRowJson {
  return {
    timeUnixNano: toLogTime(record).toString(),
    spanId: record.spanId === '' ? null : record.spanId,
    severity: record.severityText === '' ? toSeverityName(record.severityNumber) : record.severityText,
    eventName: readLogEventName(record),
    body: toJsonValue(toPlainValue(record.body)) as LogRowJson['body'],
    attributes: toJsonMap(record.attributes),
  };
}

/** Names of the ranges of four: https://opentelemetry.io/docs/specs/otel/logs/data-model/#field-severitynumber */
const SEVERITY_NAMES = ['TRACE', 'DEBUG', 'INFO', 'WARN', 'ERROR', 'FATAL'] as const;

function toSeverityName(severityNumber: number): string {
  return SEVERITY_NAMES[Math.floor((severityNumber - 1) / 4)] ?? '';
}

function compareTimes(a: bigint, b: bigint): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
