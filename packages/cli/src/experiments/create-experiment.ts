import type { CommandContext } from '../command-context.ts';
import type { Flags } from '../options/find-option-value.ts';
import { withTarget } from '../target/with-target.ts';

/** As commander leaves them. */
export interface CreateExperimentFlags extends Flags {
  readonly experimentName: string;
  readonly artifactLocation?: string;
}

/** Creates an experiment and prints its id in MLflow's words, which scripts cut apart. */
export async function createExperiment(flags: CreateExperimentFlags, context: CommandContext): Promise<void> {
  const { experimentName: name, artifactLocation } = flags;
  const { experiment_id } = await withTarget(flags, context, async ({ mlflow }) =>
    mlflow.createExperiment({ name, artifact_location: artifactLocation }),
  );
  context.terminal.data(`Created experiment '${name}' with id ${experiment_id}`);
}
