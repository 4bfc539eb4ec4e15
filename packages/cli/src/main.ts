import { readEnvironment } from './environment.ts';
import { reportError } from './report-error.ts';
import { runCli } from './run-cli.ts';
import { createProcessTerminal } from './terminal.ts';

const context = { terminal: createProcessTerminal(), environment: readEnvironment() };

// `gander … | head` closes our stdout early. That is not an error, and there is nobody left to tell.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit();
  throw error;
});
for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
  process.on(event, (error: unknown) => process.exit(reportError(error, context)));
}

process.exitCode = await runCli(process.argv.slice(2), context);
