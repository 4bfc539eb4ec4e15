import type { AppError, ErrorCode } from '@gander/core/errors';

/** What MLflow calls each refusal, and the status that goes with it. Clients compare the name. */
const MLFLOW_ERRORS = {
  invalid_argument: { status: 400, name: 'INVALID_PARAMETER_VALUE' },
  malformed: { status: 400, name: 'BAD_REQUEST' },
  not_found: { status: 404, name: 'RESOURCE_DOES_NOT_EXIST' },
  // Not 409: `set_experiment` of every client relies on it.
  already_exists: { status: 400, name: 'RESOURCE_ALREADY_EXISTS' },
  // The reference answers some of these with 500, which makes its client try again for minutes.
  failed_precondition: { status: 400, name: 'INVALID_PARAMETER_VALUE' },
  permission_denied: { status: 403, name: 'PERMISSION_DENIED' },
  payload_too_large: { status: 413, name: 'BAD_REQUEST' },
  unsupported_media_type: { status: 400, name: 'INVALID_PARAMETER_VALUE' },
  not_implemented: { status: 501, name: 'NOT_IMPLEMENTED' },
  overloaded: { status: 503, name: 'TEMPORARILY_UNAVAILABLE' },
  unavailable: { status: 503, name: 'TEMPORARILY_UNAVAILABLE' },
  internal: { status: 500, name: 'INTERNAL_ERROR' },
} as const satisfies Record<ErrorCode, { readonly status: number; readonly name: string }>;

export interface MlflowError {
  readonly status: (typeof MLFLOW_ERRORS)[ErrorCode]['status'];
  readonly body: { readonly error_code: string; readonly message: string };
}

/** Messages quote what was sent, which may be megabytes. */
const MAX_MESSAGE_LENGTH = 2000;

/** A refusal in MLflow's words. */
export function toMlflowError({ code, message }: AppError): MlflowError {
  const { status, name } = MLFLOW_ERRORS[code];
  return { status, body: { error_code: name, message: message.slice(0, MAX_MESSAGE_LENGTH) } };
}
