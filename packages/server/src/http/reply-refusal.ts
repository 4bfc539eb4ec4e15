import type { errorBody } from '@gander/api/gander/server-schemas';
import { AppError } from '@gander/core/errors';
import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { z } from 'zod';

import { replyRouteNotFound } from './mlflow/html-errors.ts';
import type { OnBug } from './mlflow/reply-mlflow-error.ts';
import { findRetryAfter, STATUS_OF_ERROR } from './status-of-error.ts';

/** Answers with a refusal as Gander's own endpoints word it; a bug is reported and not described. */
export function replyRefusal(context: Context, error: unknown, onBug: OnBug): Response {
  if (!(error instanceof AppError)) onBug(error, `${context.req.method} ${context.req.path}`);
  const refusal = error instanceof AppError ? error : new AppError('internal', 'The server failed. Its log says more.');
  const retryAfter = findRetryAfter(refusal.code);
  // The rest of the body was not read.
  if (refusal.code === 'payload_too_large') context.header('connection', 'close');
  if (retryAfter !== undefined) context.header('retry-after', retryAfter);
  return context.json(toErrorBody(refusal), STATUS_OF_ERROR[refusal.code] as ContentfulStatusCode);
}

/** Answers for an address that no route has. */
export function replyNothingThere(context: Context): Response | Promise<Response> {
  if (!context.req.path.startsWith('/api/gander/')) return replyRouteNotFound(context);
  const { method, path } = context.req;
  return context.json(
    toErrorBody(new AppError('not_found', `There is nothing at ${method} ${path.slice(0, 200)}.`)),
    404,
  );
}

function toErrorBody({ code, message, details }: AppError) {
  return { error: { code, message, details } } satisfies ErrorBody;
}

/** Details are JSON, which their type in core does not say. */
interface ErrorBody {
  readonly error: Record<keyof z.input<typeof errorBody>['error'], unknown>;
}
