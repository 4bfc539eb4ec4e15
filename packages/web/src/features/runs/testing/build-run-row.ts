import type { RunRow } from '../model/run-row.ts';

export interface RunRowFields {
  readonly name?: string;
  readonly status?: RunRow['status'];
  readonly user?: string;
  readonly startMs?: number;
  readonly endMs?: number;
  readonly params?: Readonly<Record<string, string>>;
  readonly metrics?: Readonly<Record<string, number>>;
  readonly tags?: Readonly<Record<string, string>>;
}

/** A run for tests. */
export function buildRunRow(runId: string, fields: RunRowFields = {}): RunRow {
  const { name = runId, status = 'FINISHED', user = 'ada', startMs = 1000, endMs, params, metrics, tags } = fields;
  const tagMap = new Map(Object.entries(tags ?? {}));
  return {
    runId,
    experimentId: '1',
    name,
    status,
    isDeleted: false,
    startMs,
    endMs,
    artifactUri: '',
    params: new Map(Object.entries(params ?? {})),
    metrics: new Map(
      Object.entries(metrics ?? {}).map(([key, value]) => [key, { key, value, step: 0, timestampMs: startMs }]),
    ),
    tags: tagMap,
    parentId: tagMap.get('mlflow.parentRunId'),
    user,
    datasets: [],
    inputModelIds: [],
    outputModels: [],
  };
}
