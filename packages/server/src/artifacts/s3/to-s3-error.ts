import { AppError } from '@gander/core/errors';

/** What the SDK's errors carry, where they come from a server. */
interface S3Failure extends Error {
  readonly Code?: string;
  readonly $metadata?: { readonly httpStatusCode?: number | undefined };
}

const EXPECTED: ReadonlySet<string> = new Set([
  'CredentialsProviderError',
  'TimeoutError',
  'DeleteFailed',
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ETIMEDOUT',
  'EPIPE',
  'EAI_AGAIN',
]);

/** No object of that key, or no such upload. */
export function isMissingObject(error: unknown): boolean {
  return isS3Failure(error) && ['NoSuchKey', 'NotFound', 'NoSuchUpload'].includes(error.name);
}

/** What a bucket answers, or does not, as a refusal. It never names a credential. */
export function toS3Error(error: unknown, location: string): unknown {
  if (error instanceof AppError || !isS3Failure(error)) return error;
  const status = error.$metadata?.httpStatusCode;
  const reason = `${error.name}${status === undefined ? '' : `, ${status}`}`;
  if (error.name === 'CredentialsProviderError') {
    return new AppError(
      'failed_precondition',
      `The server has no credentials for ${location}. Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or a profile.`,
    );
  }
  // Wrong rights and wrong names stay wrong: a client that tries again only loses time.
  if (status !== undefined && status >= 400 && status < 500 && status !== 408 && status !== 429) {
    return new AppError('failed_precondition', `${location} refused the server's request (${reason}).`);
  }
  return new AppError('unavailable', `${location} does not answer the server (${reason}). Try again in a moment.`);
}

/** An answer of the bucket, or none: refused, timed out, cut off. Anything else is our own mistake. */
function isS3Failure(error: unknown): error is S3Failure {
  if (!(error instanceof Error)) return false;
  const { code } = error as NodeJS.ErrnoException;
  return '$metadata' in error || '$fault' in error || EXPECTED.has(error.name) || EXPECTED.has(code ?? '');
}
