import { writeFile } from 'node:fs/promises';

import type { CommandContext } from '../command-context.ts';
import type { Flags } from '../options/find-option-value.ts';
import { requireExperimentFlag } from '../options/require-experiment-flag.ts';
import { type Run, listRuns, toMap } from '../runs/list-runs.ts';
import { withTarget } from '../target/with-target.ts';

/** Prints the active runs of an experiment as CSV, or writes them into a file. */
export async function exportRuns(
  flags: Flags & { readonly filename?: string },
  context: CommandContext,
): Promise<void> {
  const experimentId = requireExperimentFlag(flags, context);
  const rows = await withTarget(flags, context, async (target) => {
    const rows: Cells[] = [];
    for await (const run of listRuns(target, { experimentId, viewType: 'ACTIVE_ONLY' })) rows.push(toCells(run));
    return rows;
  });
  const csv = formatCsv(rows);
  if (flags.filename === undefined) {
    context.terminal.data(csv);
    return;
  }
  await writeFile(flags.filename, csv);
  context.terminal.data(`Experiment with ID ${experimentId} has been exported as a CSV to file: ${flags.filename}.`);
}

/** One row by column. What a run does not have is an empty cell. */
type Cells = Readonly<Record<string, string>>;

function toCells({ info, data }: Run): Cells {
  return {
    run_id: info.run_id,
    experiment_id: info.experiment_id,
    status: info.status,
    artifact_uri: info.artifact_uri,
    start_time: formatTime(info.start_time),
    end_time: info.end_time === undefined ? '' : formatTime(info.end_time),
    ...toColumns('metrics', toMap(data.metrics)),
    ...toColumns('params', toMap(data.params)),
    ...toColumns('tags', toMap(data.tags)),
  };
}

function toColumns(kind: string, map: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [`${kind}.${key}`, String(value)]));
}

const FIXED = ['run_id', 'experiment_id', 'status', 'artifact_uri', 'start_time', 'end_time'];

/** RFC 4180 with the line ends of MLflow; the columns that only some runs have are sorted. */
export function formatCsv(rows: readonly Cells[]): string {
  const own = [...new Set(rows.flatMap(Object.keys))].filter((column) => !FIXED.includes(column)).sort();
  const columns = [...FIXED, ...own];
  const lines = [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))];
  return lines.map((cells) => `${cells.map(quote).join(',')}\n`).join('');
}

function quote(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** `2026-11-21 08:55:06.708000+00:00`, as Python's data frames write it. */
function formatTime(timeMs: number | bigint): string {
  const iso = new Date(Number(timeMs)).toISOString();
  return `${iso.slice(0, 10)} ${iso.slice(11, 23)}000+00:00`;
}
