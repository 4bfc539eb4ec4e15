import type { CommandContext } from '../command-context.ts';
import type { Flags } from '../options/find-option-value.ts';
import { withTarget } from '../target/with-target.ts';

/** Prints the files in a folder of a run as JSON, laid out as MLflow does. */
export async function printArtifacts(
  flags: Flags & { readonly runId: string; readonly artifactPath?: string },
  context: CommandContext,
): Promise<void> {
  const { runId: run_id, artifactPath: path } = flags;
  const { files } = await withTarget(flags, context, async ({ mlflow }) => mlflow.listArtifacts({ run_id, path }));
  context.terminal.data(`[${files.map((file) => JSON.stringify(file, null, 2)).join(', ')}]`);
}
