import type { Command } from 'commander';

import type { CommandContext } from '../command-context.ts';
import type { DemoFlags } from '../demo/run-demo.ts';
import { helpTextOf } from '../options/option-spec.ts';
import { TRACKING_URI_OPTION } from '../target/target-address.ts';

/** `gander demo`: something to look at before an application of one's own sends anything. */
export function addDemoCommand(program: Command, context: CommandContext): void {
  program
    .command('demo')
    .summary('fill an experiment with realistic traces')
    .description(
      'Fills an experiment with realistic traces of the last 24 hours: agents, tools, retrieval, sessions, errors.\n' +
        'Nothing leaves this machine and no model is called. Each run adds another set.',
    )
    .option('--experiment-name <name>', 'experiment to fill; created if it does not exist', 'demo')
    .option('--seed <number>', 'same number, same stories', '1')
    .option(TRACKING_URI_OPTION.flags, helpTextOf(TRACKING_URI_OPTION))
    .action(async (flags: DemoFlags) => {
      const { runDemo } = await import('../demo/run-demo.ts');
      await runDemo(flags, context);
    });
}
