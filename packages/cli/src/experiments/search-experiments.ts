import { resolve } from 'node:path';

import type { CommandContext } from '../command-context.ts';
import type { Flags } from '../options/find-option-value.ts';
import { parseCount } from '../options/parse-count.ts';
import { parseViewType } from '../options/parse-view-type.ts';
import { formatTable } from '../output/format-table.ts';
import { listPages } from '../output/list-pages.ts';
import { withTarget } from '../target/with-target.ts';

const HEADERS = ['Experiment Id', 'Name', 'Artifact Location'];
const PAGE_SIZE = 1000;

/** As commander leaves them. */
export interface SearchExperimentsFlags extends Flags {
  readonly view?: string;
  readonly maxResults?: string;
}

/** Prints the experiments of a view as MLflow's table, which is sorted by id as text. */
export async function searchExperiments(flags: SearchExperimentsFlags, context: CommandContext): Promise<void> {
  const view_type = parseViewType(flags.view);
  const maxResults = parseCount(flags.maxResults, '--max-results') ?? Infinity;
  const rows = await withTarget(flags, context, async ({ mlflow }) => {
    const found: string[][] = [];
    const pages = listPages(async (page_token) => {
      const page = await mlflow.searchExperiments({ max_results: PAGE_SIZE, view_type, page_token });
      return { items: page.experiments, nextPageToken: page.next_page_token };
    });
    for await (const { experiment_id, name, artifact_location } of pages) {
      if (found.length >= maxResults) break;
      found.push([experiment_id, name, toShownLocation(artifact_location)]);
    }
    return found;
  });
  for (const line of formatTable(HEADERS, rows.sort(compareRows))) context.terminal.data(line);
}

function toShownLocation(location: string): string {
  return /^[a-z][a-z0-9+.-]*:/i.test(location) ? location : resolve(location);
}

/** As text, not as numbers: `10` comes before `2`. */
function compareRows([a = '']: readonly string[], [b = '']: readonly string[]): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
