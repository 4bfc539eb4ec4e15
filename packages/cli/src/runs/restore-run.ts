import type { CommandContext } from '../command-context.ts';
import { withTarget } from '../target/with-target.ts';
import type { RunFlags } from './run-flags.ts';

/** Brings a deleted run back. */
export async function restoreRun(flags: RunFlags, context: CommandContext): Promise<void> {
  await withTarget(flags, context, async ({ mlflow }) => mlflow.restoreRun({ run_id: flags.runId }));
  context.terminal.data(`Run with id ${flags.runId} has been restored.`);
}
