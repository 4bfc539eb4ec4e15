import type { MlflowAnswer } from '@gander/api/mlflow/mlflow-client';
import { renderExactJson } from '@gander/api/mlflow/wire/exact-json';

import { CliError } from '../cli-error.ts';
import type { CommandContext } from '../command-context.ts';
import type { Flags } from '../options/find-option-value.ts';
import { isJsonOutput } from '../options/output-option.ts';
import { withTarget } from '../target/with-target.ts';

/** As commander leaves them. */
export interface PrintExperimentFlags extends Flags {
  readonly experimentId?: string;
  readonly experimentName?: string;
  readonly output?: string;
}

type Experiment = MlflowAnswer<'getExperiment'>['experiment'];

const LABEL_WIDTH = 19;

/** Prints one experiment, by its id or its name, as lines or as JSON. */
export async function printExperiment(flags: PrintExperimentFlags, context: CommandContext): Promise<void> {
  const isJson = isJsonOutput(flags.output);
  const { experimentId, experimentName } = flags;
  if ((experimentId === undefined) === (experimentName === undefined)) {
    throw new CliError('usage', 'Name the experiment with either --experiment-id or --experiment-name.');
  }
  const { experiment } = await withTarget(flags, context, async ({ mlflow }) =>
    experimentName === undefined
      ? mlflow.getExperiment({ experiment_id: experimentId ?? '' })
      : mlflow.getExperimentByName({ experiment_name: experimentName }),
  );
  const lines = isJson ? [renderExactJson(toJson(experiment), 2)] : formatExperiment(experiment);
  for (const line of lines) context.terminal.data(line);
}

/** In the order and with the keys of MLflow, which has places and workspaces that nobody has here. */
function toJson(experiment: Experiment): unknown {
  return {
    artifact_location: experiment.artifact_location,
    creation_time: experiment.creation_time,
    experiment_id: experiment.experiment_id,
    last_update_time: experiment.last_update_time,
    lifecycle_stage: experiment.lifecycle_stage,
    name: experiment.name,
    tags: Object.fromEntries(experiment.tags.map(({ key, value }) => [key, value])),
    trace_location: null,
    workspace: 'default',
  };
}

function formatExperiment(experiment: Experiment): string[] {
  const rows: readonly (readonly [string, string])[] = [
    ['Experiment ID', experiment.experiment_id],
    ['Name', experiment.name],
    ['Artifact Location', experiment.artifact_location],
    ['Lifecycle Stage', experiment.lifecycle_stage],
    ['Creation Time', String(experiment.creation_time)],
    ['Last Update Time', String(experiment.last_update_time)],
    ['Tags', experiment.tags.map(({ key, value }) => `${key}=${value}`).join(', ')],
  ];
  return rows.map(([label, value]) => `${label.padEnd(LABEL_WIDTH)}: ${value}`);
}
