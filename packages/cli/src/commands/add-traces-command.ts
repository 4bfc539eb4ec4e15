import type { Command } from 'commander';

import type { CommandContext } from '../command-context.ts';
import type { Flags } from '../options/find-option-value.ts';
import { OUTPUT_OPTION } from '../options/output-option.ts';
import { EXPERIMENT_ID_OPTION } from '../options/require-experiment-flag.ts';
import type { DeleteTracesFlags } from '../traces/delete-traces.ts';
import type { SearchTracesFlags } from '../traces/search-traces.ts';
import type { TraceFlags } from '../traces/trace-flags.ts';
import { addAssessmentCommands } from './add-assessment-commands.ts';
import { addLeafCommand, type LeafCommand } from './add-leaf-command.ts';

const TRACE_ID = { flags: '--trace-id <id>', help: 'id of the trace', isRequired: true };
const KEY = { flags: '--key <key>', help: 'name of the tag', isRequired: true };
const FIELD_OPTIONS = [
  {
    flags: '--extract-fields <paths>',
    help: 'comma list of fields: info.trace_id, data.spans.*.name, info.tags.`name.with.dots`',
  },
  { flags: '--verbose', help: 'when a field does not exist, show all that do' },
];

/** `gander traces …`, with MLflow's options and output. */
export function addTracesCommand(program: Command, context: CommandContext): void {
  const traces = program
    .command('traces')
    .summary('search, read, tag and assess traces')
    .description('A trace is what one request made an application do.')
    .addHelpText('after', TRACES_HELP);
  const add = <F extends Flags>(leaf: LeafCommand<F>) => addLeafCommand(traces, leaf, context);

  add({
    name: 'search',
    description: 'Prints traces, newest first.',
    options: [
      EXPERIMENT_ID_OPTION,
      { flags: '--filter-string <filter>', help: "e.g. \"status = 'ERROR' AND tags.env = 'prod'\"" },
      { flags: '--max-results <number>', help: 'at most so many', fallback: '100' },
      { flags: '--order-by <list>', help: 'comma list such as "timestamp_ms ASC"' },
      { flags: '--page-token <token>', help: 'go on where the page before has ended' },
      { flags: '--run-id <id>', help: 'only those of this run' },
      { flags: '--model-id <id>', help: 'only those of this model' },
      { flags: '--include-spans', help: 'read the spans as well', fallback: 'true' },
      { flags: '--no-include-spans', help: 'do not: faster, and data.spans is empty' },
      OUTPUT_OPTION,
      ...FIELD_OPTIONS,
    ],
    run: async (flags: SearchTracesFlags, running) =>
      (await import('../traces/search-traces.ts')).searchTraces(flags, running),
  });
  add({
    name: 'get',
    description: 'Prints a trace with its spans as JSON.',
    options: [TRACE_ID, ...FIELD_OPTIONS],
    run: async (flags: TraceFlags, running) => (await import('../traces/print-trace.ts')).printTrace(flags, running),
  });
  add({
    name: 'delete',
    description: 'Deletes traces for good.',
    options: [
      EXPERIMENT_ID_OPTION,
      { flags: '--trace-ids <list>', help: 'comma list of ids' },
      { flags: '--max-timestamp-millis <number>', help: 'or those that began up to this time' },
      { flags: '--max-traces <number>', help: 'at most so many of them, the oldest' },
    ],
    run: async (flags: DeleteTracesFlags, running) =>
      (await import('../traces/delete-traces.ts')).deleteTraces(flags, running),
  });
  add({
    name: 'set-tag',
    description: 'Gives a trace a tag, or a tag another value.',
    options: [TRACE_ID, KEY, { flags: '--value <text>', help: 'its value', isRequired: true }],
    run: async (flags: TraceFlags & { readonly key: string; readonly value: string }, running) =>
      (await import('../traces/set-trace-tag.ts')).setTraceTag(flags, running),
  });
  add({
    name: 'delete-tag',
    description: 'Takes a tag off a trace.',
    options: [TRACE_ID, KEY],
    run: async (flags: TraceFlags & { readonly key: string }, running) =>
      (await import('../traces/delete-trace-tag.ts')).deleteTraceTag(flags, running),
  });
  addAssessmentCommands(traces, context);
}

const TRACES_HELP = `
Examples:
  gander traces search -x 1 --filter-string "status = 'ERROR'" --max-results 10
  gander traces search -x 1 --output json --extract-fields "info.trace_id,data.spans.*.name"
  gander traces log-feedback --trace-id tr-… --name correct --value true --source-type HUMAN --source-id me`;
