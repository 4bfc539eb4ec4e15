import { promisify } from 'node:util';
import { constants, gzip } from 'node:zlib';

import type { Context } from 'hono';

/** Off the main thread: a page of 20,000 spans takes longer than a request may hold up others. */
const compress = promisify(gzip);

/** Below this a compressed answer is no faster. */
const COMPRESS_FROM_BYTES = 2048;

/** Answers with JSON that is encoded already, compressed when that pays and the client can read it. */
export async function replyJson(context: Context, json: Uint8Array<ArrayBuffer>): Promise<Response> {
  const headers = new Headers({
    'content-type': 'application/json',
    'cache-control': 'no-store',
    vary: 'Accept-Encoding',
  });
  const acceptsGzip = /\bgzip\b/.test(context.req.header('accept-encoding') ?? '');
  if (json.length < COMPRESS_FROM_BYTES || !acceptsGzip) return new Response(json, { headers });
  headers.set('content-encoding', 'gzip');
  return new Response(await compress(json, { level: constants.Z_BEST_SPEED }), { headers });
}
