import type { CommandContext } from '../command-context.ts';
import type { Flags } from '../options/find-option-value.ts';
import { requireExperimentFlag } from '../options/require-experiment-flag.ts';
import { withTarget } from '../target/with-target.ts';

/** Marks an experiment and its runs as deleted. Its traces stay. */
export async function deleteExperiment(flags: Flags, context: CommandContext): Promise<void> {
  const experiment_id = requireExperimentFlag(flags, context);
  await withTarget(flags, context, async ({ mlflow }) => mlflow.deleteExperiment({ experiment_id }));
  context.terminal.data(`Experiment with ID ${experiment_id} has been deleted.`);
}
