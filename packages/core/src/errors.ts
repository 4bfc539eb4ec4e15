/**
 * Every way in which Gander says no. The maps from code to HTTP status, MLflow error_code, exit code and UI sentence
 * are total (`satisfies Record<ErrorCode, …>`) and live in the layer that owns the target.
 */
export const ERROR_CODES = [
  'invalid_argument',
  'malformed',
  'not_found',
  'already_exists',
  'failed_precondition',
  'permission_denied',
  'payload_too_large',
  'unsupported_media_type',
  'not_implemented',
  'overloaded',
  'unavailable',
  'internal',
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

/**
 * A refusal: something the caller can act on. The message says what to do. A bug throws a plain Error instead.
 *
 * @example throw new AppError('not_found', "No experiment with id 7. `gander experiments search` lists them.");
 */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: ErrorCode, message: string, details: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.name = 'AppError';
    this.code = code;
    this.details = details;
  }
}
