import type { CommandContext } from '../command-context.ts';
import { withTarget } from '../target/with-target.ts';
import type { RunFlags } from './run-flags.ts';

/** Marks a run as deleted. */
export async function deleteRun(flags: RunFlags, context: CommandContext): Promise<void> {
  await withTarget(flags, context, async ({ mlflow }) => mlflow.deleteRun({ run_id: flags.runId }));
  context.terminal.data(`Run with ID ${flags.runId} has been deleted.`);
}
