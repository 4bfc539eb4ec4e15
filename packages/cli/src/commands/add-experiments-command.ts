import type { Command } from 'commander';

import type { CommandContext } from '../command-context.ts';
import type { CreateExperimentFlags } from '../experiments/create-experiment.ts';
import type { PrintExperimentFlags } from '../experiments/print-experiment.ts';
import type { SearchExperimentsFlags } from '../experiments/search-experiments.ts';
import type { Flags } from '../options/find-option-value.ts';
import { OUTPUT_OPTION } from '../options/output-option.ts';
import { VIEW_OPTION } from '../options/parse-view-type.ts';
import { EXPERIMENT_ID_OPTION } from '../options/require-experiment-flag.ts';
import { addLeafCommand, type LeafCommand } from './add-leaf-command.ts';

/** `gander experiments …`, with MLflow's options and output. */
export function addExperimentsCommand(program: Command, context: CommandContext): void {
  const experiments = program
    .command('experiments')
    .summary('create, list and change experiments')
    .description('An experiment is a place for the traces and runs of one application.');
  const add = <F extends Flags>(leaf: LeafCommand<F>) => addLeafCommand(experiments, leaf, context);

  add({
    name: 'create',
    description: 'Creates an experiment and prints its id.',
    options: [
      { flags: '-n, --experiment-name <name>', help: 'name, unlike any other', isRequired: true },
      { flags: '-l, --artifact-location <uri>', help: 'where its artifacts belong. Default: chosen by the server' },
    ],
    run: async (flags: CreateExperimentFlags, running) =>
      (await import('../experiments/create-experiment.ts')).createExperiment(flags, running),
  });
  add({
    name: 'search',
    description: 'Prints a table of experiments.',
    options: [VIEW_OPTION, { flags: '--max-results <number>', help: 'at most so many. Default: all' }],
    run: async (flags: SearchExperimentsFlags, running) =>
      (await import('../experiments/search-experiments.ts')).searchExperiments(flags, running),
  });
  add({
    name: 'get',
    description: 'Prints one experiment.',
    options: [
      { flags: '-x, --experiment-id <id>', help: 'its id' },
      { flags: '-n, --experiment-name <name>', help: 'or its name' },
      OUTPUT_OPTION,
    ],
    run: async (flags: PrintExperimentFlags, running) =>
      (await import('../experiments/print-experiment.ts')).printExperiment(flags, running),
  });
  add({
    name: 'delete',
    description: 'Marks an experiment and its runs as deleted. Its traces stay.',
    options: [EXPERIMENT_ID_OPTION],
    run: async (flags, running) =>
      (await import('../experiments/delete-experiment.ts')).deleteExperiment(flags, running),
  });
  add({
    name: 'restore',
    description: 'Brings a deleted experiment back, and its runs.',
    options: [EXPERIMENT_ID_OPTION],
    run: async (flags, running) =>
      (await import('../experiments/restore-experiment.ts')).restoreExperiment(flags, running),
  });
  add({
    name: 'rename',
    description: 'Gives an experiment another name.',
    options: [EXPERIMENT_ID_OPTION, { flags: '--new-name <name>', help: 'unlike any other', isRequired: true }],
    run: async (flags: Flags & { readonly newName: string }, running) =>
      (await import('../experiments/rename-experiment.ts')).renameExperiment(flags, running),
  });
  add({
    name: 'csv',
    description: 'Prints the runs of an experiment as CSV.',
    options: [EXPERIMENT_ID_OPTION, { flags: '-o, --filename <file>', help: 'write them into this file instead' }],
    run: async (flags: Flags & { readonly filename?: string }, running) =>
      (await import('../experiments/export-runs.ts')).exportRuns(flags, running),
  });
}
