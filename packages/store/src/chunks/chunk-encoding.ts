import { constants, gunzipSync, zstdCompressSync } from 'node:zlib';

import { inflateZstd } from './inflate-zstd.ts';

/** How `payload` is written. Numbers are stored: never reuse one. */
const ENCODING_PLAIN = 0;
export const ENCODING_ZSTD = 1;
/** Only of bodies that came like this. */
export const ENCODING_GZIP = 2;
/** See `body-cut.ts`. Only of chunks that share a body with others. */
export const ENCODING_CUT = 3;

/** Smaller ones gain less than the call costs. */
const MIN_COMPRESSED_BYTES = 256;
/** A decompressed chunk may not exceed what a request may hold, with room to spare. */
export const MAX_RAW_BYTES = 256 * 1024 * 1024;
const MIN_BUFFER_BYTES = 1024;
const MAX_BUFFER_BYTES = 64 * 1024;
/** Larger chunks are unpacked in pieces. */
const MAX_OUTPUT_BYTES = 4 * 1024 * 1024;

export interface EncodedChunk {
  readonly rawSize: number;
  readonly encoding: number;
  readonly payload: Uint8Array;
}

/** Compresses where that saves bytes. */
export function encodeChunk(bytes: Uint8Array): EncodedChunk {
  const rawSize = bytes.byteLength;
  if (rawSize >= MIN_COMPRESSED_BYTES) {
    const payload = zstdCompressSync(bytes, {
      // Level 1: a third more speed than the default for a tenth more bytes.
      params: { [constants.ZSTD_c_compressionLevel]: 1 },
      pledgedSrcSize: rawSize,
      // Text of models and tools shrinks to a fifth; a buffer that just holds it is garbage sooner than a large one.
      chunkSize: toBufferSize(rawSize / 4),
    });
    if (payload.byteLength < rawSize) return { rawSize, encoding: ENCODING_ZSTD, payload };
  }
  return { rawSize, encoding: ENCODING_PLAIN, payload: bytes };
}

/** Not of cuts, which need their body. Throws when the stored bytes are damaged; never allocates more than `rawSize`. */
export function decodeChunk({ rawSize, encoding, payload }: EncodedChunk): Uint8Array {
  if (rawSize > MAX_RAW_BYTES) throw new Error(`A stored chunk claims ${rawSize} bytes: the database is damaged`);
  const bytes = encoding === ENCODING_PLAIN ? payload : inflate(encoding, payload, rawSize);
  if (bytes.byteLength !== rawSize) {
    throw new Error(`A stored chunk has ${bytes.byteLength} bytes instead of ${rawSize}: the database is damaged`);
  }
  return bytes;
}

function inflate(encoding: number, payload: Uint8Array, rawSize: number): Uint8Array {
  if (encoding === ENCODING_GZIP) {
    return gunzipSync(payload, { maxOutputLength: rawSize, chunkSize: toOutputSize(rawSize) });
  }
  if (encoding !== ENCODING_ZSTD) throw new Error(`A stored chunk has the unknown encoding ${encoding}`);
  return inflateZstd(payload, { maxOutputLength: rawSize, chunkSize: toOutputSize(rawSize) });
}

/** With room for one byte more there is no second buffer, and nothing to be joined. */
function toOutputSize(rawSize: number): number {
  return Math.max(MIN_BUFFER_BYTES, Math.min(rawSize + 1, MAX_OUTPUT_BYTES));
}

/** zlib allocates its output in steps of this size. */
function toBufferSize(bytes: number): number {
  return Math.max(MIN_BUFFER_BYTES, Math.min(Math.ceil(bytes), MAX_BUFFER_BYTES));
}
