import { AppError } from '@gander/core/errors';
import type { Experiment } from '@gander/core/experiment';
import type { ExperimentId } from '@gander/core/ids';

import type { SqlExecutor } from '../dialects/sql-connection.ts';
import { findExperiment } from './find-experiment.ts';

/** Throws `not_found`, or `failed_precondition` when it is deleted, in the words that MLflow clients look for. */
export async function requireActiveExperiment(db: SqlExecutor, experimentId: ExperimentId): Promise<Experiment> {
  const experiment = await findExperiment(db, experimentId);
  if (experiment === undefined) throw createNoExperimentError(experimentId);
  if (experiment.lifecycleStage === 'active') return experiment;
  throw new AppError(
    'failed_precondition',
    `The experiment ${experimentId} must be in the 'active' state. Current state is ${experiment.lifecycleStage}.`,
  );
}

/** The refusal for an experiment that is not there. */
export function createNoExperimentError(experimentId: ExperimentId): AppError {
  return new AppError('not_found', `No Experiment with id=${experimentId} exists`, { experimentId });
}
