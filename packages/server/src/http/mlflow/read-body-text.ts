import type { IncomingMessage } from 'node:http';

import { AppError } from '@gander/core/errors';
import type { Context } from 'hono';

import type { BodyAccount } from './body-budget.ts';

/** The largest message that is any use: a batch of 1,000 values of the longest kind is a tenth of it. */
const LIMIT_BYTES = 16 * 1024 * 1024;

/**
 * The body as text, whatever the method: MLflow's clients send one with DELETE and some with GET. Throws
 * `payload_too_large`, and `overloaded` when `account` has no room for it.
 */
export async function readBodyText(context: Context, account?: BodyAccount): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of findBody(context) ?? []) {
    length += chunk.length;
    if (length > LIMIT_BYTES) {
      throw new AppError('payload_too_large', `The body is larger than ${LIMIT_BYTES} bytes. Send less at once.`);
    }
    if (account?.take(chunk.length) === false) {
      throw new AppError('overloaded', 'The server has more to read than it can hold. Send this again in a moment.');
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** Without a change: the fields are in the query. */
export function isReading(context: Context): boolean {
  return context.req.method === 'GET' || context.req.method === 'HEAD';
}

/** A web `Request` has no body on GET, the Node request underneath does. */
function findBody(context: Context): AsyncIterable<Uint8Array> | undefined {
  if (!isReading(context)) return context.req.raw.body ?? undefined;
  const { incoming } = (context.env ?? {}) as { readonly incoming?: IncomingMessage };
  return incoming;
}
