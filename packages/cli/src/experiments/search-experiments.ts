import { resolve } from 'node:path';

import { CliError } from '../cli-error.ts';
import type { CommandContext } from '../command-context.ts';
import type { Flags } from '../options/find-option-value.ts';
import { withTarget } from '../target/with-target.ts';
import { formatTable } from './format-table.ts';
import { listAllExperiments, type ListedExperiment } from './list-all-experiments.ts';

const STAGES_OF_VIEW = {
  active_only: ['active'],
  deleted_only: ['deleted'],
  all: ['active', 'deleted'],
} as const satisfies Record<string, readonly ListedExperiment['lifecycleStage'][]>;

const HEADERS = ['Experiment Id', 'Name', 'Artifact Location'];

/** As commander leaves them: text, and the default of `--view` filled in. */
export interface SearchExperimentsFlags extends Flags {
  readonly view: string;
  readonly maxResults?: string;
}

/** Prints the experiments of a view as MLflow's table, which is sorted by id as text. */
export async function searchExperiments(flags: SearchExperimentsFlags, context: CommandContext): Promise<void> {
  const stages = parseView(flags.view);
  const maxResults = parseMaxResults(flags.maxResults);
  const rows = await withTarget(flags, context, async ({ client }) => {
    const found: string[][] = [];
    for await (const experiment of listAllExperiments(client)) {
      if (found.length >= maxResults) break;
      if (stages.includes(experiment.lifecycleStage)) found.push(toRow(experiment));
    }
    return found;
  });
  for (const line of formatTable(HEADERS, rows.sort(compareRows))) context.terminal.data(line);
}

function toRow({ experimentId, name, artifactLocation }: ListedExperiment): string[] {
  const isUri = /^[a-z][a-z0-9+.-]*:/i.test(artifactLocation);
  return [experimentId, name, isUri ? artifactLocation : resolve(artifactLocation)];
}

/** As text, not as numbers: `10` comes before `2`. */
function compareRows([a = '']: readonly string[], [b = '']: readonly string[]): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function parseView(view: string): readonly ListedExperiment['lifecycleStage'][] {
  const name = view.toLowerCase();
  if (Object.hasOwn(STAGES_OF_VIEW, name)) return STAGES_OF_VIEW[name as keyof typeof STAGES_OF_VIEW];
  throw new CliError('usage', `--view must be one of ${Object.keys(STAGES_OF_VIEW).join(', ')}, not '${view}'.`);
}

function parseMaxResults(text: string | undefined): number {
  if (text === undefined) return Infinity;
  if (/^\d+$/.test(text)) return Number(text);
  throw new CliError('usage', `--max-results must be a whole number, not '${text}'.`);
}
