import type { RequestBody } from '@gander/store/ingest-store';

import type { IngestRequest } from './ingest-request.ts';

/** Reading one trace inflates the whole body. Traces of a larger one are kept each on its own. */
const MAX_SHARED_BYTES = 512 * 1024;
/** Text of models and tools shrinks to a fifth; who has not even halved it did not try. */
const MIN_RATIO = 2;

export interface SentBody extends Pick<IngestRequest, 'encoding' | 'body'> {
  /** As protobuf, inflated. */
  readonly bytes: Uint8Array;
  readonly traceCount: number;
}

/**
 * The body of a request as something that its traces are kept in, together; `undefined` when each of them is better kept on its own.
 * What its sender has compressed well is kept as it came: nobody has to do it again, and what traces have in common is there once.
 */
export function toKeptBody({ encoding, body, bytes, traceCount }: SentBody): RequestBody | undefined {
  const rawSize = bytes.byteLength;
  if (traceCount > 1 && rawSize > MAX_SHARED_BYTES) return undefined;
  if ((encoding === 'gzip' || encoding === 'zstd') && body.byteLength * MIN_RATIO <= rawSize) {
    return { rawSize, encoding, payload: body, chunkCount: traceCount };
  }
  return traceCount > 1 ? { rawSize, encoding: 'identity', payload: bytes, chunkCount: traceCount } : undefined;
}
