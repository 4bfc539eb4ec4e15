import type { CommandContext } from '../command-context.ts';
import type { Flags } from '../options/find-option-value.ts';
import { requireExperimentFlag } from '../options/require-experiment-flag.ts';
import { withTarget } from '../target/with-target.ts';

/** Brings a deleted experiment back, and its runs. */
export async function restoreExperiment(flags: Flags, context: CommandContext): Promise<void> {
  const experiment_id = requireExperimentFlag(flags, context);
  await withTarget(flags, context, async ({ mlflow }) => mlflow.restoreExperiment({ experiment_id }));
  context.terminal.data(`Experiment with id ${experiment_id} has been restored.`);
}
