import type { ExperimentId, RunId } from '@gander/core/ids';
import { RUN_STATUSES, type MetricPoint, type RunInfo } from '@gander/core/run';
import type { Selectable } from 'kysely';

import { toBigInt, toBigIntOrNull } from '../schema/int64.ts';
import type { RunMetricsTable, RunsTable } from '../schema/run-tables.ts';

export const RUN_COLUMNS = [
  'runs.run_key',
  'runs.run_id',
  'runs.experiment_id',
  'runs.name',
  'runs.user_id',
  'runs.status',
  'runs.start_time_ms',
  'runs.end_time_ms',
  'runs.artifact_uri',
  'runs.lifecycle_stage',
] as const;

export type RunRow = Omit<Selectable<RunsTable>, 'deletion_time_ms'>;

/** What a run is, without what it logged. */
export function toRunInfo(row: RunRow): RunInfo {
  return {
    runId: row.run_id as RunId,
    experimentId: String(row.experiment_id) as ExperimentId,
    name: row.name,
    userId: row.user_id,
    status: RUN_STATUSES.find((status) => status === row.status) ?? 'RUNNING',
    startTimeMs: toBigInt(row.start_time_ms),
    endTimeMs: toBigIntOrNull(row.end_time_ms),
    artifactUri: row.artifact_uri,
    lifecycleStage: row.lifecycle_stage === 'deleted' ? 'deleted' : 'active',
  };
}

export type MetricRow = Omit<Selectable<RunMetricsTable>, 'run_key' | 'metric_no'>;

/** A latest value or a point of a history. */
export function toMetricPoint(row: MetricRow): MetricPoint {
  return {
    key: row.metric_key,
    value: Number(row.is_nan) === 1 ? Number.NaN : row.metric_value,
    timestampMs: toBigInt(row.timestamp_ms),
    step: toBigInt(row.step),
    modelId: row.model_id ?? undefined,
    datasetName: row.dataset_name ?? undefined,
    datasetDigest: row.dataset_digest ?? undefined,
  };
}
