import type { ErrorCode } from '@gander/core/errors';

export const STATUS_OF_ERROR = {
  invalid_argument: 400,
  malformed: 400,
  not_found: 404,
  already_exists: 409,
  failed_precondition: 412,
  permission_denied: 403,
  payload_too_large: 413,
  unsupported_media_type: 415,
  not_implemented: 501,
  overloaded: 503,
  unavailable: 503,
  internal: 500,
} as const satisfies Record<ErrorCode, number>;

/** `google.rpc.Code` numbers, which the body of an OTLP refusal carries. */
export const RPC_CODE_OF_ERROR = {
  invalid_argument: 3,
  malformed: 3,
  not_found: 5,
  already_exists: 6,
  failed_precondition: 9,
  permission_denied: 7,
  payload_too_large: 8,
  unsupported_media_type: 3,
  not_implemented: 12,
  overloaded: 14,
  unavailable: 14,
  internal: 13,
} as const satisfies Record<ErrorCode, number>;

/** Seconds after which a sender may try again; only for refusals that pass. */
export function findRetryAfter(code: ErrorCode): string | undefined {
  return code === 'overloaded' || code === 'unavailable' ? '1' : undefined;
}
