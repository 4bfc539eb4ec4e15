import type { Command } from 'commander';

import type { CommandContext } from '../command-context.ts';
import type { CreateExperimentFlags } from '../experiments/create-experiment.ts';
import type { SearchExperimentsFlags } from '../experiments/search-experiments.ts';
import { helpTextOf } from '../options/option-spec.ts';
import { TRACKING_URI_OPTION } from '../target/target-address.ts';

/** `gander experiments create` and `search`, with MLflow's options and output. */
export function addExperimentsCommand(program: Command, context: CommandContext): void {
  const experiments = program
    .command('experiments')
    .summary('create and list experiments')
    .description('An experiment is a place for the traces of one application.');

  experiments
    .command('create')
    .description('Creates an experiment and prints its id.')
    .requiredOption('-n, --experiment-name <name>', 'name, unlike any other')
    .option('-l, --artifact-location <uri>', 'where its artifacts belong. Default: chosen by the server')
    .option(TRACKING_URI_OPTION.flags, helpTextOf(TRACKING_URI_OPTION))
    .action(async (flags: CreateExperimentFlags) => {
      const { createExperiment } = await import('../experiments/create-experiment.ts');
      await createExperiment(flags, context);
    });

  experiments
    .command('search')
    .description('Prints a table of experiments.')
    .option('-v, --view <view>', 'active_only, deleted_only or all', 'active_only')
    .option('--max-results <number>', 'at most so many. Default: all')
    .option(TRACKING_URI_OPTION.flags, helpTextOf(TRACKING_URI_OPTION))
    .action(async (flags: SearchExperimentsFlags) => {
      const { searchExperiments } = await import('../experiments/search-experiments.ts');
      await searchExperiments(flags, context);
    });
}
