import { AppError } from '@gander/core/errors';
import type { RunId } from '@gander/core/ids';
import type { Run } from '@gander/core/run';

import type { SqlConnection, SqlExecutor } from '../dialects/sql-connection.ts';
import { createRun } from '../queries/create-run.ts';
import { deleteRunAssessments } from '../queries/delete-run-assessments.ts';
import { deleteRunTag } from '../queries/delete-run-tag.ts';
import { findRun } from '../queries/find-run.ts';
import { listMetricPoints } from '../queries/list-metric-points.ts';
import { listRunDatasets } from '../queries/list-run-datasets.ts';
import { readMetricPointsAt } from '../queries/read-metric-points-at.ts';
import { readMetricSteps } from '../queries/read-metric-steps.ts';
import { readRuns } from '../queries/read-runs.ts';
import { requireActiveExperiment } from '../queries/require-active-experiment.ts';
import { writeRunColumns } from '../queries/write-run-columns.ts';
import { writeRunInputs } from '../queries/write-run-inputs.ts';
import { writeRunMetrics } from '../queries/write-run-metrics.ts';
import { writeRunModels } from '../queries/write-run-models.ts';
import { writeRunParams } from '../queries/write-run-params.ts';
import { writeRunTags } from '../queries/write-run-tags.ts';
import { type RunRow, toRunInfo } from '../rows/run-row.ts';
import { searchRuns } from '../search/search-runs.ts';
import type { RunStore } from '../run-store.ts';

export interface RunStoreDeps {
  readonly connection: SqlConnection;
  readonly nowMs: () => number;
}

/** Where clients look for the name of a run. */
const NAME_TAG = 'mlflow.runName';

/** The runs of a SQL database. */
export function createRunStore({ connection, nowMs }: RunStoreDeps): RunStore {
  return {
    createRun: (run) =>
      connection.transaction(async (trx) => {
        const { artifactLocation } = await requireActiveExperiment(trx, run.experimentId);
        const artifactUri = `${artifactLocation.replace(/\/+$/, '')}/${run.runId}/artifacts`;
        const row = await createRun(trx, { ...run, artifactUri });
        await writeRunTags(trx, Number(row.run_key), run.tags);
        return toRun(trx, row);
      }),
    findRun: (runId) =>
      connection.read(async (db) => {
        const row = await findRun(db, runId);
        return row && toRun(db, row);
      }),
    getRun: (runId) => connection.read(async (db) => toRun(db, await requireRun(db, runId))),
    writeRunInfo: (runId, { status, endTimeMs, name }) =>
      connection.transaction(async (trx) => {
        const row = await requireActiveRun(trx, runId);
        await writeRunColumns(trx, row.run_key, {
          ...(status === undefined ? {} : { status }),
          ...(endTimeMs === undefined ? {} : { end_time_ms: endTimeMs }),
          ...(name === undefined ? {} : { name }),
        });
        if (name !== undefined) await writeRunTags(trx, Number(row.run_key), [{ key: NAME_TAG, value: name }]);
        return toRunInfo(await requireRun(trx, runId));
      }),
    writeRunStage: (runId, stage) =>
      connection.transaction(async (trx) => {
        const row = await requireRun(trx, runId);
        await writeRunColumns(trx, row.run_key, {
          lifecycle_stage: stage,
          deletion_time_ms: stage === 'deleted' ? nowMs() : null,
        });
        if (stage === 'deleted') await deleteRunAssessments(trx, runId);
      }),
    writeRunData: (runId, { metrics, params, tags }) =>
      connection.transaction(async (trx) => {
        const row = await requireActiveRun(trx, runId);
        const runKey = Number(row.run_key);
        await writeRunParams(trx, row, params);
        await writeRunMetrics(trx, connection, { runKey, points: metrics });
        await writeRunTags(trx, runKey, tags);
        const name = tags.findLast(({ key }) => key === NAME_TAG)?.value;
        if (name !== undefined) await writeRunColumns(trx, runKey, { name });
      }),
    deleteRunTag: (runId, key) =>
      connection.transaction(async (trx) => {
        const row = await requireActiveRun(trx, runId);
        if (await deleteRunTag(trx, Number(row.run_key), key)) return;
        throw new AppError('not_found', `No tag with name: ${key} in run with id ${runId}`);
      }),
    writeRunLinks: (runId, { datasetInputs = [], modelInputs = [], modelOutputs = [] }) =>
      connection.transaction(async (trx) => {
        const row = await requireActiveRun(trx, runId);
        const runKey = Number(row.run_key);
        const inputs = modelInputs.map((modelId) => ({ modelId, step: 0n }));
        await writeRunInputs(trx, row, datasetInputs);
        await writeRunModels(trx, { runKey, direction: 'input', models: inputs });
        await writeRunModels(trx, { runKey, direction: 'output', models: modelOutputs });
      }),
    listRunDatasets: (experimentIds) => connection.read((db) => listRunDatasets(db, experimentIds)),
    searchRuns: (search) => connection.read((db) => searchRuns(db, connection.dialect, search)),
    readMetricSteps: (request) => connection.read((db) => readMetricSteps(db, request)),
    readMetricPointsAt: (request) => connection.read((db) => readMetricPointsAt(db, request)),
    listMetricPoints: (request) => connection.read((db) => listMetricPoints(db, request)),
  };
}

async function toRun(db: SqlExecutor, row: RunRow): Promise<Run> {
  const [run] = await readRuns(db, [row]);
  if (run === undefined) throw new Error(`The run ${row.run_id} has vanished while it was read`);
  return run;
}

async function requireRun(db: SqlExecutor, runId: RunId): Promise<RunRow> {
  const row = await findRun(db, runId);
  if (row === undefined) throw new AppError('not_found', `Run with id=${runId} not found`, { runId });
  return row;
}

async function requireActiveRun(db: SqlExecutor, runId: RunId): Promise<RunRow> {
  const row = await requireRun(db, runId);
  if (row.lifecycle_stage === 'active') return row;
  throw new AppError(
    'failed_precondition',
    `The run ${runId} must be in the 'active' state. Current state is ${row.lifecycle_stage}.`,
  );
}
