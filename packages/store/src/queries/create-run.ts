import type { RunId } from '@gander/core/ids';

import type { SqlExecutor } from '../dialects/sql-connection.ts';
import type { RunRow } from '../rows/run-row.ts';
import type { NewRun } from '../run-store.ts';
import { findRun } from './find-run.ts';

export type NewRunRow = Omit<NewRun, 'tags'> & { readonly artifactUri: string };

/** Belongs in a transaction. */
export async function createRun(trx: SqlExecutor, run: NewRunRow): Promise<RunRow> {
  await trx
    .insertInto('runs')
    .values({
      run_id: run.runId,
      experiment_id: Number(run.experimentId),
      name: run.name,
      user_id: run.userId,
      status: 'RUNNING',
      start_time_ms: run.startTimeMs,
      end_time_ms: null,
      artifact_uri: run.artifactUri,
      lifecycle_stage: 'active',
      deletion_time_ms: null,
    })
    .execute();
  return requireRow(await findRun(trx, run.runId), run.runId);
}

function requireRow(row: RunRow | undefined, runId: RunId): RunRow {
  if (row === undefined) throw new Error(`The run ${runId} was inserted and is not there`);
  return row;
}
