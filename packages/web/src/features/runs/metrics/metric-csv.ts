import type { Gander } from '../../../app/gander-context.ts';
import { askMlflow } from '../ask-mlflow.ts';
import type { RunRow } from '../model/run-row.ts';
import type { MetricPoint } from './metric-history.ts';

export interface MetricCsvLine extends MetricPoint {
  readonly runName: string;
  readonly runId: string;
  readonly metric: string;
}

/** Points as a table that any program reads: RFC 4180, times as ISO 8601, values with all their digits. */
export function formatMetricCsv(lines: readonly MetricCsvLine[]): string {
  const rows = lines.map(({ runName, runId, metric, step, timestampMs, value }) =>
    [quote(runName), quote(runId), quote(metric), step, toIsoTime(timestampMs), value].join(','),
  );
  return `${['run,run_id,metric,step,time,value', ...rows].join('\r\n')}\r\n`;
}

/** A text cell. Spreadsheets run what begins like a formula: behind an apostrophe it is a text to them. */
function quote(text: string): string {
  const isFormula = /^[=+\-@\t\r]/.test(text);
  if (!isFormula && !/[",\r\n]/.test(text)) return text;
  return `"${isFormula ? "'" : ''}${text.replaceAll('"', '""')}"`;
}

/** Empty for what no calendar has: clients may log any number as a time. */
function toIsoTime(unixMs: number): string {
  const date = new Date(unixMs);
  return Number.isNaN(date.getTime()) ? '' : date.toISOString();
}

const PAGE_SIZE = 25_000;
/** More lines than this open in no program that one would open a CSV with. */
const MAX_LINES = 1_000_000;

/** Every point of these metrics of these runs, not only those that a chart shows. */
export async function readMetricLines(
  gander: Gander,
  { runs, metricKeys }: { readonly runs: readonly RunRow[]; readonly metricKeys: readonly string[] },
): Promise<readonly MetricCsvLine[]> {
  const lines: MetricCsvLine[] = [];
  for (const { runId, name: runName } of runs) {
    for (const metric of metricKeys) {
      let pageToken: string | undefined;
      do {
        const page = { run_id: runId, metric_key: metric, max_results: PAGE_SIZE };
        const answer = await askMlflow(gander, async (client) =>
          client.getMetricHistory({ ...page, ...(pageToken !== undefined && { page_token: pageToken }) }),
        );
        for (const { step, timestamp, value } of answer.metrics) {
          lines.push({ runName, runId, metric, step: Number(step), timestampMs: Number(timestamp), value });
        }
        pageToken = answer.next_page_token === '' ? undefined : answer.next_page_token;
      } while (pageToken !== undefined && lines.length < MAX_LINES);
    }
  }
  return lines;
}
