import { AppError } from '@gander/core/errors';

import { CliError } from '../cli-error.ts';

/** What a socket says when it cannot have the address it was told to take. */
const ADDRESS_ERRORS: ReadonlySet<unknown> = new Set([
  'EADDRINUSE',
  'EACCES',
  'EADDRNOTAVAIL',
  'ENOTFOUND',
  'EAI_AGAIN',
]);

/** Gives an address that cannot be had its own exit code. Other errors stay as they are. */
export function toStartError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const reason = error instanceof AppError ? error.details['reason'] : (error as NodeJS.ErrnoException).code;
  return ADDRESS_ERRORS.has(reason) ? new CliError('addressInUse', error.message, { cause: error }) : error;
}
