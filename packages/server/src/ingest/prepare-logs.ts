import { type ExperimentId, type TraceId, toTraceId } from '@gander/core/ids';
import type { LogData, LogRecord, ResourceLogs, ScopeLogs } from '@gander/protocol/log-data';
import { encodeLogData } from '@gander/protocol/log-encoder';
import { toPlainMap } from '@gander/protocol/plain-value';
import type { LogWrite } from '@gander/store/ingest-store';

import type { KnownExperiments } from './known-experiments.ts';

const TRACE_ID_HEX_LENGTH = 32;

export interface PrepareLogsOptions {
  readonly experimentId: ExperimentId | undefined;
  readonly experiments: KnownExperiments;
}

interface LogDraft {
  readonly traceId: TraceId | null;
  readonly resourceLogs: ResourceLogs[];
  recordCount: number;
  timeUnixNano: bigint;
}

/** Splits an `ExportLogsServiceRequest` by the trace its records name; records of no trace stay together. */
export async function prepareLogs(
  data: LogData,
  { experimentId, experiments }: PrepareLogsOptions,
): Promise<LogWrite[]> {
  const drafts = new Map<string, LogDraft>();
  for (const resourceLogs of data.resourceLogs) {
    for (const scopeLogs of resourceLogs.scopeLogs) {
      for (const [otelTraceId, records] of groupByTrace(scopeLogs.logRecords)) {
        addRecords(drafts, { otelTraceId, records, resourceLogs, scopeLogs });
      }
    }
  }
  const attribute = findExperimentAttribute(data);
  const target = experimentId ?? (await experiments.resolveAttribute(attribute));
  return [...drafts.values()].map((draft) => ({
    traceId: draft.traceId,
    experimentId: target,
    recordCount: draft.recordCount,
    timeUnixNano: draft.timeUnixNano,
    chunk: encodeLogData({ resourceLogs: draft.resourceLogs }),
  }));
}

function groupByTrace(records: readonly LogRecord[]): Map<string, LogRecord[]> {
  return Map.groupBy(records, (record) => (record.traceId.length === TRACE_ID_HEX_LENGTH ? record.traceId : ''));
}

interface RecordsOfTrace {
  /** As sent, `''` for none. */
  readonly otelTraceId: string;
  readonly records: readonly LogRecord[];
  readonly resourceLogs: ResourceLogs;
  readonly scopeLogs: ScopeLogs;
}

function addRecords(
  drafts: Map<string, LogDraft>,
  { otelTraceId, records, resourceLogs, scopeLogs }: RecordsOfTrace,
): void {
  let draft = drafts.get(otelTraceId);
  if (draft === undefined) {
    draft = {
      traceId: otelTraceId === '' ? null : toTraceId(otelTraceId),
      resourceLogs: [],
      recordCount: 0,
      timeUnixNano: timeOf(records[0]),
    };
    drafts.set(otelTraceId, draft);
  }
  draft.resourceLogs.push({ ...resourceLogs, scopeLogs: [{ ...scopeLogs, logRecords: records }] });
  draft.recordCount += records.length;
  for (const record of records) {
    const time = timeOf(record);
    if (time < draft.timeUnixNano) draft.timeUnixNano = time;
  }
}

/** An application may leave its own time out; the collector's is always there. */
function timeOf(record: LogRecord | undefined): bigint {
  if (record === undefined) return 0n;
  return record.timeUnixNano === 0n ? record.observedTimeUnixNano : record.timeUnixNano;
}

function findExperimentAttribute(data: LogData): string | undefined {
  for (const { resource } of data.resourceLogs) {
    const attributes = toPlainMap(resource?.attributes ?? []);
    const value = attributes['mlflow.experimentId'] ?? attributes['mlflow.experiment_id'];
    if (typeof value === 'string' || typeof value === 'number') return String(value);
  }
  return undefined;
}
