import { GanderRequestError } from '@gander/api/gander/client';
import { MlflowRequestError } from '@gander/api/mlflow/mlflow-client';
import { ERROR_CODES, type ErrorCode } from '@gander/core/errors';

import { CliError } from '../cli-error.ts';
import { EXIT_OF_ERROR } from '../exit-codes.ts';
import type { TargetAddress } from './target-address.ts';

/** What went wrong with a target, as the sentence and exit code of the command. Bugs stay as they are. */
export function toTargetError(error: unknown, address: TargetAddress): unknown {
  const isServer = address.kind === 'server';
  if (error instanceof GanderRequestError) {
    if (isServer && !isErrorCode(error.code, error.status)) return notGander(address.url, error);
    const exit = isErrorCode(error.code, error.status) ? EXIT_OF_ERROR[error.code] : 'failed';
    return new CliError(exit, error.message, { cause: error });
  }
  if (error instanceof MlflowRequestError) return toMlflowFailure(error, address);
  // An answer of the wrong shape: somebody else's server, or a much newer one.
  return isServer && error instanceof Error && error.name.endsWith('ZodError') ? notGander(address.url, error) : error;
}

/** What the same command may get past later; anything else stays refused. */
const PASSING: ReadonlySet<number> = new Set([0, 429, 502, 503, 504]);

function toMlflowFailure(error: MlflowRequestError, address: TargetAddress): CliError {
  const isStranger = error.errorCode === undefined && !PASSING.has(error.status);
  if (isStranger && address.kind === 'server') return notGander(address.url, error);
  return new CliError(PASSING.has(error.status) ? 'unavailable' : 'failed', error.message, { cause: error });
}

function notGander(url: string, cause: Error): CliError {
  return new CliError('failed', `${url} does not answer like a Gander server. Check the tracking URI and its port.`, {
    cause,
  });
}

/** The client says `internal` for an answer without a Gander error in it. */
function isErrorCode(code: string, status: number): code is ErrorCode {
  return ERROR_CODES.some((known) => known === code) && !(code === 'internal' && status < 500);
}
