import { AppError } from '@gander/core/errors';

import { CliError } from './cli-error.ts';
import type { CommandContext } from './command-context.ts';
import { EXIT_CODES, EXIT_OF_ERROR } from './exit-codes.ts';

/** Says in one line on stderr why the command ends, and returns its exit code. The stack is for `GANDER_DEBUG=1`. */
export function reportError(error: unknown, { terminal, environment }: CommandContext): number {
  const isDebug = environment['GANDER_DEBUG'] !== undefined;
  const message = error instanceof Error ? error.message : String(error);
  const isExpected = error instanceof CliError || error instanceof AppError;
  const hint = isExpected || isDebug ? '' : ' (GANDER_DEBUG=1 shows where this came from)';
  terminal.talk(`gander: ${toOneLine(message) || 'failed without a reason'}${hint}`);
  if (isDebug && error instanceof Error) terminal.talk(stackWithCauses(error));
  return toExitCode(error);
}

function toExitCode(error: unknown): number {
  if (error instanceof CliError) return EXIT_CODES[error.exit].code;
  return error instanceof AppError ? EXIT_CODES[EXIT_OF_ERROR[error.code]].code : EXIT_CODES.failed.code;
}

function toOneLine(text: string): string {
  return text.trim().replaceAll(/\s*\n\s*/g, ' ');
}

function stackWithCauses(error: Error): string {
  const own = error.stack ?? error.message;
  return error.cause instanceof Error ? `${own}\ncaused by ${stackWithCauses(error.cause)}` : own;
}
