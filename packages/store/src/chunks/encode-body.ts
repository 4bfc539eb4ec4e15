import type { RequestBody } from '../ingest-store.ts';
import type { BodyCut } from './body-cut.ts';
import { decodeChunk, encodeChunk, type EncodedChunk, ENCODING_GZIP, ENCODING_ZSTD } from './chunk-encoding.ts';
import { toBlankBody } from './to-blank-body.ts';

/** The body of a request as it is kept: compressed, by its sender or here. */
export function encodeBody({ rawSize, encoding, payload }: RequestBody): EncodedChunk {
  if (encoding === 'identity') return encodeChunk(payload);
  return { rawSize, encoding: encoding === 'gzip' ? ENCODING_GZIP : ENCODING_ZSTD, payload };
}

/** The same, with nothing in it but what these cuts take. */
export function encodeBlankBody(body: RequestBody, cuts: readonly BodyCut[]): EncodedChunk {
  const bytes = body.encoding === 'identity' ? body.payload : decodeChunk(encodeBody(body));
  return encodeChunk(toBlankBody(bytes, cuts));
}
