import { constants, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';

import { AppError } from '@gander/core/errors';

import { inflateZstd } from '@gander/store/chunks/inflate-zstd';

import type { ContentEncoding } from './ingest-request.ts';

const GZIP_TRAILER_BYTES = 8;
const MIN_CHUNK_BYTES = 1024;
const MAX_CHUNK_BYTES = 16 * 1024 * 1024;

/** A frame may ask for a window of gigabytes; over HTTP it must stay within 8 MiB (RFC 9659 §3). */
const ZSTD_PARAMS = { [constants.ZSTD_d_windowLogMax]: 23 } as const;

/**
 * Undoes `Content-Encoding`, never past `limitBytes`. Synchronous: in a thread of its own that costs half the CPU of
 * the thread pool's way.
 *
 * Throws `payload_too_large` for a bomb and `malformed` for damaged data.
 */
export function inflateBody(body: Uint8Array, { encoding, limitBytes }: InflateOptions): Uint8Array {
  if (encoding === 'identity' || body.length === 0) return body;
  try {
    return inflate(body, { encoding, limitBytes });
  } catch (error) {
    if (isTooLarge(error)) {
      throw new AppError(
        'payload_too_large',
        `The body inflates to more than ${limitBytes} bytes. Export in smaller batches.`,
      );
    }
    throw new AppError(
      'malformed',
      `The body is not valid ${encoding}. Check Content-Encoding, or send it uncompressed.`,
    );
  }
}

export interface InflateOptions {
  readonly encoding: ContentEncoding;
  readonly limitBytes: number;
}

function inflate(body: Uint8Array, { encoding, limitBytes }: InflateOptions): Uint8Array {
  const options = { maxOutputLength: limitBytes };
  if (encoding === 'gzip') return gunzipSync(body, { ...options, chunkSize: gunzipChunkBytes(body, limitBytes) });
  if (encoding === 'zstd') return inflateZstd(body, { ...options, params: ZSTD_PARAMS });
  return isZlibHeader(body) ? inflateSync(body, options) : inflateRawSync(body, options);
}

/**
 * gzip ends with its inflated size, so one chunk of that size saves all copying; of one byte more, since zlib gets another
 * when a chunk is full to the brim. The sender may lie: capped.
 */
function gunzipChunkBytes(body: Uint8Array, limitBytes: number): number {
  if (body.length < GZIP_TRAILER_BYTES) return MIN_CHUNK_BYTES;
  const claimed = new DataView(body.buffer, body.byteOffset, body.byteLength).getUint32(body.length - 4, true);
  return Math.max(MIN_CHUNK_BYTES, Math.min(claimed + 1, limitBytes, MAX_CHUNK_BYTES));
}

/** RFC 1950 §2.2. HTTP's "deflate" means zlib, but some clients send the raw stream. */
function isZlibHeader(body: Uint8Array): boolean {
  const [first = 0, second = 0] = body;
  return (first & 0x0f) === 8 && ((first << 8) | second) % 31 === 0;
}

function isTooLarge(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
}
