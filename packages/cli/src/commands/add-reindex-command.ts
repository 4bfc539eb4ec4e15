import type { Command } from 'commander';

import type { CommandContext } from '../command-context.ts';
import type { Flags } from '../options/find-option-value.ts';
import { helpTextOf } from '../options/option-spec.ts';
import { TRACKING_URI_OPTION } from '../target/target-address.ts';

/** `gander reindex`: old traces, read with the translators and prices of today. */
export function addReindexCommand(program: Command, context: CommandContext): void {
  program
    .command('reindex')
    .summary('read stored traces again, with the conventions and prices of today')
    .description(
      'Reads stored traces again from the bytes that were received: types, tokens, costs, sessions, previews.\n' +
        'Worth it after an update of Gander and after a change of prices. A running server goes on taking spans meanwhile.',
    )
    .option('--since <time>', 'traces that started since then: an age (7d, 12h) or a date. Default: all')
    .option('--experiment-id <id>', 'traces of this experiment. Default: all')
    .option(TRACKING_URI_OPTION.flags, helpTextOf(TRACKING_URI_OPTION))
    .action(async (flags: Flags) => {
      const { runReindex } = await import('../reindex/run-reindex.ts');
      await runReindex(flags, context);
    });
}
