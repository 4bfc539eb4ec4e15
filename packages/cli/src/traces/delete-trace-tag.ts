import type { CommandContext } from '../command-context.ts';
import { withTarget } from '../target/with-target.ts';
import type { TraceFlags } from './trace-flags.ts';

/** Takes a tag off a trace. */
export async function deleteTraceTag(
  flags: TraceFlags & { readonly key: string },
  context: CommandContext,
): Promise<void> {
  const { traceId: trace_id, key } = flags;
  await withTarget(flags, context, async ({ mlflow }) => mlflow.deleteTraceTagV2({ trace_id, key }));
  context.terminal.data(`Deleted tag '${key}' from trace ${trace_id}.`);
}
