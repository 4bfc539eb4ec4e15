import { Option, type Command } from 'commander';

import type { CommandContext } from '../command-context.ts';
import type { Flags } from '../options/find-option-value.ts';
import { helpTextOf, type OptionSpec } from '../options/option-spec.ts';
import { ARTIFACT_OPTIONS } from '../server/artifact-options.ts';
import { IGNORED_SERVER_OPTIONS } from '../server/ignored-server-options.ts';
import { SERVER_OPTIONS } from '../server/server-options.ts';

/** `gander server`, and `gander ui`, which is the same in MLflow too. */
export function addServerCommand(program: Command, name: 'server' | 'ui', context: CommandContext): void {
  const command = program
    .command(name)
    .summary(name === 'server' ? 'start the server: UI, REST API and OTLP on one port' : 'the same as `gander server`')
    .description('Starts the server: UI, REST API and OTLP on one port, data in one file.')
    // `-h` is MLflow's short form of `--host` here.
    .helpOption('--help', 'show help')
    .addHelpText('after', SERVER_HELP);
  command.optionsGroup('Options:');
  for (const spec of Object.values({ ...SERVER_OPTIONS, ...ARTIFACT_OPTIONS })) command.addOption(toOption(spec));
  for (const spec of Object.values(IGNORED_SERVER_OPTIONS)) {
    command.addOption(
      toOption(spec).helpGroup('Accepted so that MLflow commands run as written, without effect here:'),
    );
  }
  command.action(async (flags: Flags) => {
    const { runServer } = await import('../server/run-server.ts');
    await runServer(flags, context);
  });
}

const SERVER_HELP = `
A database is sqlite:///relative/path.db or sqlite:////absolute/path.db.
There is no authentication yet: keep the server on 127.0.0.1, or behind a proxy that asks who is there.

Examples:
  gander server --port 5001
  gander server --host 0.0.0.0 --allowed-hosts traces.example.com
  MLFLOW_BACKEND_STORE_URI=sqlite:////var/lib/gander/gander.db gander server`;

function toOption(spec: OptionSpec): Option {
  return new Option(spec.flags, helpTextOf(spec));
}
