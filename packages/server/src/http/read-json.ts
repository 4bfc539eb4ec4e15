import { AppError } from '@gander/core/errors';
import type { Context } from 'hono';

/** Forms of the API are small; traces have their own way in. */
const LIMIT_BYTES = 1024 * 1024;

/** The JSON body of a request. Throws `payload_too_large`, or `malformed` with what to send instead. */
export async function readJson(context: Context): Promise<unknown> {
  const text = await readText(context.req.raw.body);
  try {
    return JSON.parse(text);
  } catch {
    throw new AppError('malformed', 'The body is not JSON. Send an object with content type application/json.');
  }
}

/** Counts while it reads: a chunked body does not say how long it is. */
async function readText(body: ReadableStream<Uint8Array> | null): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body ?? []) {
    length += chunk.length;
    if (length > LIMIT_BYTES) {
      throw new AppError('payload_too_large', `The body is larger than ${LIMIT_BYTES} bytes. Send less at once.`);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
