import type { Command } from 'commander';

import type { CommandContext } from '../command-context.ts';
import type { Flags } from '../options/find-option-value.ts';
import { VIEW_OPTION } from '../options/parse-view-type.ts';
import { EXPERIMENT_ID_OPTION } from '../options/require-experiment-flag.ts';
import type { RunFlags } from '../runs/run-flags.ts';
import type { CreateRunFlags } from '../runs/create-run.ts';
import { addLeafCommand, type LeafCommand } from './add-leaf-command.ts';

const RUN_ID = { flags: '--run-id <id>', help: 'id of the run', isRequired: true };

/** `gander runs …`, with MLflow's options and output. */
export function addRunsCommand(program: Command, context: CommandContext): void {
  const runs = program
    .command('runs')
    .summary('create, list and change runs')
    .description('A run is one execution of something, with its parameters, metrics and files.');
  const add = <F extends Flags>(leaf: LeafCommand<F>) => addLeafCommand(runs, leaf, context);

  add({
    name: 'list',
    description: 'Prints a table of the runs of an experiment, newest first.',
    options: [EXPERIMENT_ID_OPTION, VIEW_OPTION],
    run: async (flags: Flags & { readonly view?: string }, running) =>
      (await import('../runs/print-runs.ts')).printRuns(flags, running),
  });
  add({
    name: 'describe',
    description: 'Prints everything about a run as JSON.',
    options: [RUN_ID],
    run: async (flags: RunFlags, running) => (await import('../runs/describe-run.ts')).describeRun(flags, running),
  });
  add({
    name: 'create',
    description: 'Creates a run that has ended, to attach things to.',
    options: [
      EXPERIMENT_ID_OPTION,
      { flags: '--experiment-name <name>', help: 'or its name; created if it does not exist' },
      { flags: '--run-name <name>', help: 'name of the run. Default: made up' },
      { flags: '--description <text>', help: 'what it is about' },
      { flags: '-t, --tags <key=value>', help: 'a tag; may be given more than once', isRepeated: true },
      { flags: '--status <status>', help: 'FINISHED, FAILED or KILLED', fallback: 'FINISHED' },
      { flags: '--parent-run-id <id>', help: 'run that it is a part of' },
    ],
    run: async (flags: CreateRunFlags, running) => (await import('../runs/create-run.ts')).createRun(flags, running),
  });
  add({
    name: 'delete',
    description: 'Marks a run as deleted.',
    options: [RUN_ID],
    run: async (flags: RunFlags, running) => (await import('../runs/delete-run.ts')).deleteRun(flags, running),
  });
  add({
    name: 'restore',
    description: 'Brings a deleted run back.',
    options: [RUN_ID],
    run: async (flags: RunFlags, running) => (await import('../runs/restore-run.ts')).restoreRun(flags, running),
  });
  add({
    name: 'link-traces',
    description: 'Links traces to a run.',
    options: [
      RUN_ID,
      {
        flags: '-t, --trace-id <id>',
        help: 'a trace; may be given more than once',
        isRequired: true,
        isRepeated: true,
      },
    ],
    run: async (flags: RunFlags & { readonly traceId: readonly string[] }, running) =>
      (await import('../runs/link-traces.ts')).linkTraces(flags, running),
  });
}
