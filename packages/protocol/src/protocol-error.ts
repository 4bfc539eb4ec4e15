/**
 * - `malformed`: the bytes are not the message they claim to be.
 * - `limit_exceeded`: well-formed so far, but larger or deeper than {@link ProtocolLimits} allows.
 */
export type ProtocolErrorCode = 'malformed' | 'limit_exceeded';

/** The only exception a reader of this package throws. The message is a sentence fit for the sender. */
export class ProtocolError extends Error {
  readonly code: ProtocolErrorCode;

  constructor(code: ProtocolErrorCode, message: string) {
    super(message);
    this.name = 'ProtocolError';
    this.code = code;
  }
}
