import { Command } from 'commander';

import type { CommandContext } from './command-context.ts';
import { addArtifactsCommand } from './commands/add-artifacts-command.ts';
import { addAutologCommand } from './commands/add-autolog-command.ts';
import { addDemoCommand } from './commands/add-demo-command.ts';
import { addExperimentsCommand } from './commands/add-experiments-command.ts';
import { addPricesCommand } from './commands/add-prices-command.ts';
import { addReindexCommand } from './commands/add-reindex-command.ts';
import { addRunsCommand } from './commands/add-runs-command.ts';
import { addServerCommand } from './commands/add-server-command.ts';
import { addTracesCommand } from './commands/add-traces-command.ts';
import { EXIT_CODES } from './exit-codes.ts';
import { readVersion } from './version.ts';

/**
 * The command tree. Only the definitions are loaded here: what a command does is imported when it runs, so that
 * `gander --version` does not wait for a server.
 */
export function createProgram(context: CommandContext): Command {
  const { terminal } = context;
  const program = new Command('gander')
    .description('Self-hosted observability for LLM applications and agents. `mlflow` is the same command.')
    .version(`gander ${readVersion()}`, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'show help')
    .helpCommand('help [command]', 'show help for a command')
    .configureOutput({
      writeOut: (text) => terminal.data(text.trimEnd()),
      writeErr: (text) => terminal.talk(text.trimEnd()),
      outputError: (text, write) => write(toOneLine(text)),
    })
    .exitOverride();
  addServerCommand(program, 'server', context);
  addServerCommand(program, 'ui', context);
  addExperimentsCommand(program, context);
  addRunsCommand(program, context);
  addTracesCommand(program, context);
  addArtifactsCommand(program, context);
  addPricesCommand(program, context);
  addReindexCommand(program, context);
  addDemoCommand(program, context);
  addAutologCommand(program, context);
  return program.addHelpText('after', PROGRAM_HELP);
}

const PROGRAM_HELP = `
Examples:
  gander server                                        UI, REST and OTLP on http://127.0.0.1:5000, data in ./gander.db
  gander demo                                          fill ./gander.db with realistic traces to look at
  gander server --port 5001 --backend-store-uri sqlite:////var/lib/gander/gander.db
  gander experiments create --experiment-name support  make a place for the traces of one application
  MLFLOW_TRACKING_URI=http://127.0.0.1:5000 gander experiments search
  gander traces search --experiment-id 1 --filter-string "status = 'ERROR'"

Exit codes:
${Object.values(EXIT_CODES)
  .map(({ code, meaning }) => `  ${code}  ${meaning}`)
  .join('\n')}

Answers go to stdout, everything else to stderr. GANDER_DEBUG=1 shows where an error came from.`;

/** Commander says `error: unknown option '--prot'` and, on a second line, `(Did you mean --port?)`. */
function toOneLine(text: string): string {
  const [problem = '', ...suggestion] = text.trim().split('\n');
  return `gander: ${[problem.replace(/^error: /, ''), ...suggestion].join(' ')}`;
}
