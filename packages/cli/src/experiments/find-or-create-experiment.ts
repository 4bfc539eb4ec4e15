import { MlflowRequestError } from '@gander/api/mlflow/mlflow-client';

import { CliError } from '../cli-error.ts';
import type { Target } from '../target/target.ts';

/** The id of the experiment of this name; of a new one when there is none. */
export async function findOrCreateExperiment({ mlflow }: Pick<Target, 'mlflow'>, name: string): Promise<string> {
  const experiment = await mlflow.getExperimentByName({ experiment_name: name }).catch((error: unknown) => {
    if (error instanceof MlflowRequestError && error.errorCode === 'RESOURCE_DOES_NOT_EXIST') return undefined;
    throw error;
  });
  if (experiment === undefined) return (await mlflow.createExperiment({ name })).experiment_id;
  const { experiment_id, lifecycle_stage } = experiment.experiment;
  if (lifecycle_stage === 'active') return experiment_id;
  throw new CliError(
    'failed',
    `The experiment '${name}' is deleted. Bring it back with \`gander experiments restore -x ${experiment_id}\`, or choose another name.`,
  );
}
