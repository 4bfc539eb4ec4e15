import { CommanderError } from 'commander';

import type { CommandContext } from './command-context.ts';
import { createProgram } from './create-program.ts';
import { EXIT_CODES } from './exit-codes.ts';
import { reportError } from './report-error.ts';

/** Runs one command line (without `node` and the script) to its end and returns the exit code. Never throws. */
export async function runCli(args: readonly string[], context: CommandContext): Promise<number> {
  try {
    await createProgram(context).parseAsync(args, { from: 'user' });
    return EXIT_CODES.ok.code;
  } catch (error) {
    // Commander has written its sentence already; what is not success here is a line that could not be understood.
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT_CODES.ok.code : EXIT_CODES.usage.code;
    return reportError(error, context);
  }
}
