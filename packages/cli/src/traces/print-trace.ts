import { renderExactJson } from '@gander/api/mlflow/wire/exact-json';

import type { CommandContext } from '../command-context.ts';
import { withTarget } from '../target/with-target.ts';
import { checkFields } from './check-fields.ts';
import { parseFieldPaths, pickFields } from './parse-field-paths.ts';
import { toTraceJson } from './to-trace-json.ts';
import type { TraceFlags } from './trace-flags.ts';

/** Prints a trace with its spans as JSON, or the fields of it that were asked for. */
export async function printTrace(
  flags: TraceFlags & { readonly extractFields?: string; readonly verbose?: boolean },
  context: CommandContext,
): Promise<void> {
  const paths = flags.extractFields === undefined ? undefined : parseFieldPaths(flags.extractFields);
  if (paths !== undefined) checkFields(paths, flags.verbose === true);
  const trace = await withTarget(flags, context, async ({ mlflow }) => {
    // First, because a server of MLflow calls missing spans a failure of its own.
    const { trace: head } = await mlflow.getTraceInfo({ trace_id: flags.traceId });
    const { trace: whole } = await mlflow.getTrace({ trace_id: flags.traceId, allow_partial: false });
    return toTraceJson(head.trace_info, whole.spans ?? []);
  });
  context.terminal.data(renderExactJson(paths === undefined ? trace : (pickFields(trace, paths) ?? {}), 2));
}
