import { AppError } from '@gander/core/errors';
import type { Context } from 'hono';

import { findRetryAfter } from '../status-of-error.ts';
import { toMlflowError } from './to-mlflow-error.ts';

/** Told of exceptions that nobody foresaw. */
export type OnBug = (error: unknown, where: string) => void;

/** Answers with a refusal in MLflow's words; a bug is reported and not described. */
export function replyMlflowError(context: Context, error: unknown, onBug: OnBug): Response {
  if (!(error instanceof AppError)) onBug(error, `${context.req.method} ${context.req.path}`);
  const refusal = error instanceof AppError ? error : new AppError('internal', 'The server failed. Its log says more.');
  const retryAfter = findRetryAfter(refusal.code);
  if (retryAfter !== undefined) context.header('retry-after', retryAfter);
  // The rest of the body was not read.
  if (refusal.code === 'payload_too_large') context.header('connection', 'close');
  const { status, body } = toMlflowError(refusal);
  return context.json(body, status);
}
