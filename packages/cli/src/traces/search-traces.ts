import { renderExactJson } from '@gander/api/mlflow/wire/exact-json';

import type { CommandContext } from '../command-context.ts';
import type { Flags } from '../options/find-option-value.ts';
import { isJsonOutput } from '../options/output-option.ts';
import { parseCount } from '../options/parse-count.ts';
import { requireExperimentFlag } from '../options/require-experiment-flag.ts';
import { formatTable } from '../output/format-table.ts';
import { withTarget } from '../target/with-target.ts';
import { checkFields } from './check-fields.ts';
import { formatCell } from './format-cell.ts';
import { parseFieldPaths, pickFields } from './parse-field-paths.ts';
import { readTraces } from './read-traces.ts';
import { toTraceJson } from './to-trace-json.ts';

/** As commander leaves them. */
export interface SearchTracesFlags extends Flags {
  readonly filterString?: string;
  readonly maxResults?: string;
  readonly orderBy?: string;
  readonly pageToken?: string;
  readonly runId?: string;
  readonly includeSpans?: boolean;
  readonly modelId?: string;
  readonly output?: string;
  readonly extractFields?: string;
  readonly verbose?: boolean;
}

const DEFAULT_MAX_RESULTS = 100;
/** MLflow's columns. Its traces call their duration `execution_duration_ms`: the column is as empty there, and scripts know it so. */
const DEFAULT_FIELDS =
  'info.trace_id,info.request_time,info.state,info.execution_duration,info.request_preview,info.response_preview';

/** Prints one page of traces as a table or as JSON. */
export async function searchTraces(flags: SearchTracesFlags, context: CommandContext): Promise<void> {
  const isJson = isJsonOutput(flags.output);
  const experiment_id = requireExperimentFlag(flags, context);
  const paths = flags.extractFields === undefined ? undefined : parseFieldPaths(flags.extractFields);
  if (paths !== undefined) checkFields(paths, flags.verbose === true);
  const request = {
    locations: [{ type: 'MLFLOW_EXPERIMENT', mlflow_experiment: { experiment_id } }],
    filter: joinFilters(flags),
    max_results: parseCount(flags.maxResults, '--max-results') ?? DEFAULT_MAX_RESULTS,
    order_by: flags.orderBy?.split(',').map((item) => item.trim()),
    page_token: flags.pageToken,
  };
  const { traces, nextPageToken } = await withTarget(flags, context, async (target) => {
    const { traces: infos, next_page_token } = await target.mlflow.searchTraces(request);
    const found =
      flags.includeSpans === false ? infos.map((info) => toTraceJson(info, [])) : await readTraces(target, infos);
    return { traces: found, nextPageToken: next_page_token };
  });
  if (isJson) {
    const shown = paths === undefined ? traces : traces.map((trace) => pickFields(trace, paths) ?? {});
    context.terminal.data(renderExactJson({ traces: shown, next_page_token: nextPageToken ?? null }, 2));
    return;
  }
  const columns = flags.extractFields ?? DEFAULT_FIELDS;
  const headers = parseFieldPaths(columns);
  const names = columns.split(',').map((name) => name.trim());
  const rows = traces.map((trace) => headers.map((path) => formatCell(trace, path)));
  for (const line of formatTable(names, rows)) context.terminal.data(line);
  if (nextPageToken !== undefined) context.terminal.talk(`Next page: --page-token ${nextPageToken}`);
}

/** MLflow's client says runs and models in the filter as well. */
function joinFilters({ filterString, runId, modelId }: SearchTracesFlags): string | undefined {
  const filters = [
    // A server of MLflow knows neither OR nor parentheses; ours has both.
    filterString !== undefined && /\bor\b/i.test(filterString) && (runId ?? modelId) !== undefined
      ? `(${filterString})`
      : filterString,
    runId === undefined ? undefined : `attribute.run_id = '${escapeText(runId)}'`,
    modelId === undefined ? undefined : `request_metadata.\`mlflow.modelId\` = '${escapeText(modelId)}'`,
  ].filter((filter) => filter !== undefined);
  return filters.length === 0 ? undefined : filters.join(' AND ');
}

function escapeText(text: string): string {
  return text.replaceAll("'", "''");
}
