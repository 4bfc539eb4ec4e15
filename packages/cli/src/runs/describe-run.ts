import { renderExactJson } from '@gander/api/mlflow/wire/exact-json';

import type { CommandContext } from '../command-context.ts';
import type { Flags } from '../options/find-option-value.ts';
import { withTarget } from '../target/with-target.ts';
import { type Run, toMap } from './list-runs.ts';

const INDENTATION = 4;

/** Prints a run as JSON, in the order and with the keys of MLflow. */
export async function describeRun(flags: Flags & { readonly runId: string }, context: CommandContext): Promise<void> {
  const { run } = await withTarget(flags, context, async ({ mlflow }) => mlflow.getRun({ run_id: flags.runId }));
  context.terminal.data(renderExactJson(toJson(run), INDENTATION));
}

function toJson({ info, data, inputs, outputs }: Run): unknown {
  return {
    info: {
      artifact_uri: info.artifact_uri,
      end_time: info.end_time ?? null,
      experiment_id: info.experiment_id,
      lifecycle_stage: info.lifecycle_stage,
      run_id: info.run_id,
      run_name: info.run_name,
      start_time: info.start_time,
      status: info.status,
      user_id: info.user_id,
    },
    data: { metrics: toMap(data.metrics), params: toMap(data.params), tags: toMap(data.tags) },
    inputs: {
      model_inputs: inputs.model_inputs,
      dataset_inputs: inputs.dataset_inputs.map(({ dataset, tags }) => ({ dataset, tags: toMap(tags) })),
    },
    outputs: { model_outputs: outputs?.model_outputs ?? [] },
  };
}
