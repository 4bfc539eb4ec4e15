import type { CommandContext } from '../command-context.ts';
import type { Flags } from '../options/find-option-value.ts';
import { parseViewType } from '../options/parse-view-type.ts';
import { requireExperimentFlag } from '../options/require-experiment-flag.ts';
import { formatTable } from '../output/format-table.ts';
import { formatUtcTime } from '../output/format-utc-time.ts';
import { withTarget } from '../target/with-target.ts';
import { listRuns } from './list-runs.ts';

/** Prints the runs of an experiment as MLflow's table. */
export async function printRuns(flags: Flags & { readonly view?: string }, context: CommandContext): Promise<void> {
  const experimentId = requireExperimentFlag(flags, context);
  const viewType = parseViewType(flags.view);
  const rows = await withTarget(flags, context, async (target) => {
    const found: string[][] = [];
    for await (const { info } of listRuns(target, { experimentId, viewType })) {
      found.push([formatUtcTime(Number(info.start_time)), info.run_name, info.run_id]);
    }
    return found;
  });
  for (const line of formatTable(['Date', 'Name', 'ID'], rows)) context.terminal.data(line);
}
