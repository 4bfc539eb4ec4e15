import { CliError } from '../cli-error.ts';
import type { CommandContext } from '../command-context.ts';
import { findOptionValue, type Flags } from './find-option-value.ts';
import type { OptionSpec } from './option-spec.ts';

/** The experiment that a command works in; MLflow's clients read the variable too. */
export const EXPERIMENT_ID_OPTION = {
  flags: '-x, --experiment-id <id>',
  env: 'MLFLOW_EXPERIMENT_ID',
  help: 'id of the experiment',
} as const satisfies OptionSpec;

/** The experiment id of a flag or the environment. Throws a usage error without either. */
export function requireExperimentFlag(flags: Flags, { environment }: CommandContext): string {
  const value = findOptionValue(EXPERIMENT_ID_OPTION, { flags, environment });
  if (value !== undefined) return value.text;
  throw new CliError('usage', 'Name the experiment with --experiment-id or MLFLOW_EXPERIMENT_ID.');
}
