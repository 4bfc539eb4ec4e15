import { AppError, type ErrorCode } from '@gander/core/errors';

/** An error, as it crosses threads: a refusal keeps its code; a bug (`code` null) its stack. */
export interface CallFailure {
  readonly code: ErrorCode | null;
  readonly message: string;
  readonly details: Readonly<Record<string, unknown>>;
  readonly stack: string;
}

/** In the thread where it was thrown. */
export function toCallFailure(error: unknown): CallFailure {
  if (error instanceof AppError) return { code: error.code, message: error.message, details: error.details, stack: '' };
  const { message, stack = '' } = error instanceof Error ? error : new Error(String(error));
  return { code: null, message, details: {}, stack };
}

/** In the thread that asked. */
export function fromCallFailure(failure: CallFailure): Error {
  if (failure.code !== null) return new AppError(failure.code, failure.message, failure.details);
  const error = new Error(failure.message);
  error.stack = failure.stack;
  return error;
}
