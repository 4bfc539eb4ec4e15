import { decodeCut } from '../chunks/body-cut.ts';
import { ENCODING_CUT } from '../chunks/chunk-encoding.ts';
import type { InflatedBodies } from '../chunks/inflated-bodies.ts';
import { releaseBytes } from '../chunks/release-bytes.ts';
import type { SqlExecutor } from '../dialects/sql-connection.ts';
import { toBigInt } from '../schema/int64.ts';
import type { Chunk } from '../trace-store.ts';
import { type PayloadRow, toChunk } from './payload-row.ts';

type Integer = bigint | number | string;

/** A chunk, and the body that it is a cut of. */
export interface SpanChunkRow extends PayloadRow {
  readonly body_key: Integer | null;
  readonly body_raw_size: Integer | null;
  readonly body_encoding: Integer | null;
  readonly body_payload: Uint8Array | null;
}

/** Chunks with all that {@link toSpanChunk} needs. */
export function createSpanChunkQuery(db: SqlExecutor) {
  return db
    .selectFrom('span_chunks')
    .leftJoin('request_bodies', 'request_bodies.body_key', 'span_chunks.body_key')
    .select(['span_chunks.raw_size', 'span_chunks.encoding', 'span_chunks.payload', 'span_chunks.body_key'])
    .select([
      'request_bodies.raw_size as body_raw_size',
      'request_bodies.encoding as body_encoding',
      'request_bodies.payload as body_payload',
    ]);
}

/** The bytes of a chunk; the row's copy of the body is given back. `bodies` pays where many chunks are read one after the other: neighbours tend to share theirs. */
export function toSpanChunk(row: SpanChunkRow, bodies?: InflatedBodies): Chunk {
  if (Number(row.encoding) !== ENCODING_CUT) return toChunk(row);
  const { body_key: key, body_raw_size: bodySize, body_encoding: encoding, body_payload: payload } = row;
  if (key === null || bodySize === null || encoding === null || payload === null) {
    throw new Error('A stored chunk has no body: the database is damaged');
  }
  const inflate = () => toChunk({ raw_size: bodySize, encoding, payload }).bytes;
  const body = bodies === undefined ? inflate() : bodies.get(toBigInt(key), inflate);
  if (body !== payload) releaseBytes(payload);
  return { bytes: decodeCut(body, { cut: row.payload, rawSize: Number(row.raw_size) }) };
}
