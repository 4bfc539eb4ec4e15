import { AppError } from '@gander/core/errors';
import type { Experiment } from '@gander/core/experiment';
import type { ExperimentId } from '@gander/core/ids';

import type { SqlExecutor } from '../dialects/sql-connection.ts';
import { findExperimentByName } from './find-experiment-by-name.ts';

export interface NewExperiment {
  readonly name: string;
  readonly artifactLocation: string | undefined;
  /** Where those without a location of their own have theirs. */
  readonly artifactRoot: string;
  readonly nowMs: number;
}

/** Belongs in a transaction. Throws `already_exists`, with the sentence that MLflow clients look for. */
export async function createExperiment(trx: SqlExecutor, input: NewExperiment): Promise<Experiment> {
  const { name, artifactLocation, artifactRoot, nowMs } = input;
  if ((await findExperimentByName(trx, name)) !== undefined) throw createNameTakenError(name);
  await trx
    .insertInto('experiments')
    .values({
      name,
      artifact_location: artifactLocation ?? '',
      lifecycle_stage: 'active',
      creation_time_ms: nowMs,
      last_update_time_ms: nowMs,
    })
    .execute();
  const created = await findExperimentByName(trx, name);
  if (created === undefined) throw new Error(`The experiment ${name} was inserted and is not there`);
  if (artifactLocation !== undefined) return created;
  return writeDefaultLocation(trx, created, artifactRoot);
}

/** The refusal, in the words that MLflow clients look for. */
export function createNameTakenError(name: string): AppError {
  return new AppError('already_exists', `Experiment(name=${name}) already exists.`, { name });
}

/** The location is named after the id, which the insert has just made: MLflow's `mlflow-artifacts:/<id>`. */
async function writeDefaultLocation(trx: SqlExecutor, experiment: Experiment, root: string): Promise<Experiment> {
  const artifactLocation = toArtifactLocation(root, experiment.experimentId);
  await trx
    .updateTable('experiments')
    .set({ artifact_location: artifactLocation })
    .where('experiment_id', '=', Number(experiment.experimentId))
    .execute();
  return { ...experiment, artifactLocation };
}

/** The folder of an experiment below a root. */
export function toArtifactLocation(root: string, experimentId: ExperimentId): string {
  return `${root.replace(/\/+$/, '')}/${experimentId}`;
}
