import { encodeExactJson } from '@gander/api/mlflow/wire/exact-json';
import { toWireMessage } from '@gander/api/mlflow/wire/to-wire-message';
import type { Context } from 'hono';
import type { z } from 'zod';

import { replyJson } from '../reply-json.ts';

/** Answers with a message, written as MLflow writes it. */
export function replyMessage<Schema extends z.ZodObject>(
  context: Context,
  schema: Schema,
  message: z.input<Schema>,
): Promise<Response> {
  return replyJson(context, encodeExactJson(toWireMessage(schema, message)));
}
