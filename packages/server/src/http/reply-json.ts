import { constants, gzipSync } from 'node:zlib';

import type { Context } from 'hono';

/** Below this a compressed answer is no faster. */
const COMPRESS_FROM_BYTES = 2048;

/** Answers with JSON that is encoded already, compressed when that pays and the client can read it. */
export function replyJson(context: Context, json: Uint8Array<ArrayBuffer>): Response {
  const headers = new Headers({
    'content-type': 'application/json',
    'cache-control': 'no-store',
    vary: 'Accept-Encoding',
  });
  const acceptsGzip = /\bgzip\b/.test(context.req.header('accept-encoding') ?? '');
  if (json.length < COMPRESS_FROM_BYTES || !acceptsGzip) return new Response(json, { headers });
  headers.set('content-encoding', 'gzip');
  return new Response(gzipSync(json, { level: constants.Z_BEST_SPEED }), { headers });
}
