import { createGzip, constants } from 'node:zlib';
import { Readable } from 'node:stream';

import type { Context } from 'hono';

const COMPRESS_FROM_BYTES = 2048;

/**
 * Answers with text of any size. It is compressed on its way, not before it: who reads megabytes sees the first of them
 * at once. On one machine compressing takes longer than sending.
 */
export function replyText(context: Context, text: Uint8Array<ArrayBuffer>): Response {
  const headers = new Headers({
    // Never anything that a browser would run.
    'content-type': 'text/plain; charset=utf-8',
    'cache-control': 'no-store',
    vary: 'Accept-Encoding',
  });
  const acceptsGzip = /\bgzip\b/.test(context.req.header('accept-encoding') ?? '');
  if (text.length < COMPRESS_FROM_BYTES || !acceptsGzip || isLocal(context)) {
    return new Response(text, { headers });
  }
  headers.set('content-encoding', 'gzip');
  const compressed = Readable.from([text]).pipe(createGzip({ level: constants.Z_BEST_SPEED }));
  return new Response(Readable.toWeb(compressed) as ReadableStream<Uint8Array>, { headers });
}

const LOOPBACK = /^(?:127\.|::1$|::ffff:127\.)/;

function isLocal(context: Context): boolean {
  const bindings = context.env as { readonly incoming?: { readonly socket?: { readonly remoteAddress?: string } } };
  return LOOPBACK.test(bindings?.incoming?.socket?.remoteAddress ?? '');
}
