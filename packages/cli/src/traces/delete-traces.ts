import { CliError } from '../cli-error.ts';
import type { CommandContext } from '../command-context.ts';
import type { Flags } from '../options/find-option-value.ts';
import { parseCount } from '../options/parse-count.ts';
import { requireExperimentFlag } from '../options/require-experiment-flag.ts';
import { withTarget } from '../target/with-target.ts';

/** As commander leaves them. */
export interface DeleteTracesFlags extends Flags {
  readonly traceIds?: string;
  readonly maxTimestampMillis?: string;
  readonly maxTraces?: string;
}

/** Deletes traces for good: named ones, or those up to a time. */
export async function deleteTraces(flags: DeleteTracesFlags, context: CommandContext): Promise<void> {
  const experiment_id = requireExperimentFlag(flags, context);
  const request_ids = flags.traceIds
    ?.split(',')
    .map((id) => id.trim())
    .filter((id) => id !== '');
  const max_timestamp_millis = parseCount(flags.maxTimestampMillis, '--max-timestamp-millis');
  const max_traces = parseCount(flags.maxTraces, '--max-traces');
  if ((request_ids === undefined) === (max_timestamp_millis === undefined)) {
    throw new CliError('usage', 'Name the traces with either --trace-ids or --max-timestamp-millis.');
  }
  const { traces_deleted } = await withTarget(flags, context, async ({ mlflow }) =>
    mlflow.deleteTracesV2({ experiment_id, request_ids, max_timestamp_millis, max_traces }),
  );
  context.terminal.data(`Deleted ${traces_deleted} trace(s) from experiment ${experiment_id}.`);
}
