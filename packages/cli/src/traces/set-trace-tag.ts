import type { CommandContext } from '../command-context.ts';
import { withTarget } from '../target/with-target.ts';
import type { TraceFlags } from './trace-flags.ts';

/** Gives a trace a tag, or a tag another value. */
export async function setTraceTag(
  flags: TraceFlags & { readonly key: string; readonly value: string },
  context: CommandContext,
): Promise<void> {
  const { traceId: trace_id, key, value } = flags;
  await withTarget(flags, context, async ({ mlflow }) => mlflow.setTraceTagV2({ trace_id, key, value }));
  context.terminal.data(`Set tag '${key}' on trace ${trace_id}.`);
}
