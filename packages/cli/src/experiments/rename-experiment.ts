import type { CommandContext } from '../command-context.ts';
import type { Flags } from '../options/find-option-value.ts';
import { requireExperimentFlag } from '../options/require-experiment-flag.ts';
import { withTarget } from '../target/with-target.ts';

/** Gives an experiment another name. */
export async function renameExperiment(
  flags: Flags & { readonly newName: string },
  context: CommandContext,
): Promise<void> {
  const experiment_id = requireExperimentFlag(flags, context);
  const { newName } = flags;
  await withTarget(flags, context, async ({ mlflow }) => mlflow.updateExperiment({ experiment_id, new_name: newName }));
  context.terminal.data(`Experiment with id ${experiment_id} has been renamed to '${newName}'.`);
}
