import type { ErrorCode } from '@gander/core/errors';

/** Every way in which the command ends. Scripts rely on the numbers, so one is never given a new meaning. */
export const EXIT_CODES = {
  ok: { code: 0, meaning: 'done; for a server: stopped in good order after SIGTERM or Ctrl-C' },
  failed: { code: 1, meaning: 'refused or failed; the last line on stderr says why' },
  usage: { code: 2, meaning: 'unknown command or option, or a value that makes no sense' },
  addressInUse: { code: 3, meaning: 'the server cannot listen on the host and port it was given' },
  unavailable: {
    code: 4,
    meaning: 'server not reachable, or database locked or full; the same command may work later',
  },
} as const satisfies Record<string, { readonly code: number; readonly meaning: string }>;

export type ExitName = keyof typeof EXIT_CODES;

/** What a refusal by the server or the store means for a shell. */
export const EXIT_OF_ERROR = {
  invalid_argument: 'failed',
  malformed: 'failed',
  not_found: 'failed',
  already_exists: 'failed',
  failed_precondition: 'failed',
  permission_denied: 'failed',
  payload_too_large: 'failed',
  unsupported_media_type: 'failed',
  not_implemented: 'failed',
  overloaded: 'unavailable',
  unavailable: 'unavailable',
  internal: 'failed',
} as const satisfies Record<ErrorCode, ExitName>;
