import { type ExperimentId, type TraceId, toTraceId } from '@gander/core/ids';
import { findTurn, toTurnTraceId } from '@gander/core/logs/find-turn';
import { toLogTime } from '@gander/core/logs/log-time';
import { isTellingLog } from '@gander/core/logs/read-logs';
import type { LogData, LogRecord, ResourceLogs, ScopeLogs } from '@gander/protocol/log-data';
import { encodeLogData } from '@gander/protocol/log-encoder';
import { toPlainMap } from '@gander/protocol/plain-value';
import type { LogWrite } from '@gander/store/ingest-store';

import { hashText } from '../log-joining/hash-text.ts';
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
  hasContent: boolean;
  timeUnixNano: bigint;
}

/**
 * Splits an `ExportLogsServiceRequest` by the trace its records name, or that the turn of an agent which they tell of is given;
 * records of no trace stay together.
 */
export async function prepareLogs(
  data: LogData,
  { experimentId, experiments }: PrepareLogsOptions,
): Promise<LogWrite[]> {
  const drafts = new Map<string, LogDraft>();
  for (const resourceLogs of data.resourceLogs) {
    for (const scopeLogs of resourceLogs.scopeLogs) {
      for (const [otelTraceId, records] of groupByTrace(resourceLogs, scopeLogs)) {
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
    hasContent: draft.hasContent,
    timeUnixNano: draft.timeUnixNano,
    chunk: encodeLogData({ resourceLogs: draft.resourceLogs }),
  }));
}

function groupByTrace({ resource }: ResourceLogs, { scope, logRecords }: ScopeLogs): Map<string, LogRecord[]> {
  return Map.groupBy(logRecords, (record) => {
    if (record.traceId.length === TRACE_ID_HEX_LENGTH) return record.traceId;
    const turn = findTurn({ record, resource, scopeName: scope?.name ?? '' });
    return turn === undefined ? '' : toTurnTraceId(turn, hashText);
  });
}

interface RecordsOfTrace {
  /** As sent or given, `''` for none. */
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
      hasContent: false,
      timeUnixNano: toEarliestTime(records),
    };
    drafts.set(otelTraceId, draft);
  }
  draft.resourceLogs.push({ ...resourceLogs, scopeLogs: [{ ...scopeLogs, logRecords: records }] });
  draft.recordCount += records.length;
  const time = toEarliestTime(records);
  if (time < draft.timeUnixNano) draft.timeUnixNano = time;
  const shared = { resource: resourceLogs.resource, scopeName: scopeLogs.scope?.name ?? '' };
  draft.hasContent ||= otelTraceId !== '' && records.some((record) => isTellingLog({ ...shared, record }));
}

function toEarliestTime(records: readonly LogRecord[]): bigint {
  const [first, ...others] = records.map((record) => toLogTime(record));
  return others.reduce((earliest, time) => (time < earliest ? time : earliest), first ?? 0n);
}

function findExperimentAttribute(data: LogData): string | undefined {
  for (const { resource } of data.resourceLogs) {
    const attributes = toPlainMap(resource?.attributes ?? []);
    const value = attributes['mlflow.experimentId'] ?? attributes['mlflow.experiment_id'];
    if (typeof value === 'string' || typeof value === 'number') return String(value);
  }
  return undefined;
}
