import type { CommandContext } from '../command-context.ts';
import { withTarget } from '../target/with-target.ts';
import type { RunFlags } from './run-flags.ts';

/** Links traces to the run that they belong to. */
export async function linkTraces(
  flags: RunFlags & { readonly traceId: readonly string[] },
  context: CommandContext,
): Promise<void> {
  const { runId: run_id, traceId: trace_ids } = flags;
  await withTarget(flags, context, async ({ mlflow }) => mlflow.linkTracesToRun({ run_id, trace_ids: [...trace_ids] }));
  context.terminal.data(`Successfully linked ${trace_ids.length} trace(s) to run '${run_id}'.`);
}
