import { closeSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

import { createCorpus, type CorpusKind } from './corpus.ts';
import { measureCorpus, type CorpusStats } from './corpus-stats.ts';
import { encodeRequest } from './encode-request.ts';
import { findPatchPoints, type PatchPoints } from './patch-points.ts';
import { createRenewal, renewRequest, type Renewal } from './renew-request.ts';
import { loadTraceRequestType } from '../load-trace-request-type.ts';

export const SPANS_PER_REQUEST = 100;

/** Encoded requests in a file, so that every process of a run sends exactly the same bytes. */
export interface RequestPool {
  readonly kind: CorpusKind;
  readonly encoding: 'identity' | 'gzip';
  readonly path: string;
  readonly requests: readonly PooledRequest[];
  /** How much time the traces of one pass cover. */
  readonly passDurationNano: string;
}

export interface PooledRequest {
  readonly offset: number;
  readonly length: number;
  /** Before compression. */
  readonly rawLength: number;
  /** Only of uncompressed requests: those can be renewed and sent any number of times. */
  readonly patch?: PatchPoints;
}

export interface RawPool extends RequestPool {
  readonly stats: CorpusStats;
}

const SEED = 20_261_121;
const FIRST_TRACE_UNIX_NANO = 1_794_700_000_000_000_000n;
const TRACE_INTERVAL_NANO = 8_000_000_000n;

/** Generates and encodes `requestCount` requests of {@link SPANS_PER_REQUEST} spans. */
export function writeRawPool(path: string, kind: CorpusKind, requestCount: number): RawPool {
  const spans = createCorpus({
    kind,
    seed: SEED,
    spanCount: requestCount * SPANS_PER_REQUEST,
    startUnixNano: FIRST_TRACE_UNIX_NANO,
    traceIntervalNano: TRACE_INTERVAL_NANO,
  });
  const requestType = loadTraceRequestType();
  const bodies = Array.from({ length: requestCount }, (_, index) =>
    encodeRequest(requestType, spans.slice(index * SPANS_PER_REQUEST, (index + 1) * SPANS_PER_REQUEST)),
  );
  writeFileSync(path, Buffer.concat(bodies));
  const stats = measureCorpus(spans, bodies);
  const traceCount = BigInt(Math.ceil(spans.length / stats.spansPerTrace));
  let offset = 0;
  const requests = bodies.map((body) => {
    const start = offset;
    offset += body.length;
    return { offset: start, length: body.length, rawLength: body.length, patch: findPatchPoints(body) };
  });
  const passDurationNano = String(TRACE_INTERVAL_NANO * traceCount);
  return { kind, encoding: 'identity', path, requests, passDurationNano, stats };
}

/**
 * Compresses as many renewed passes over `raw` as `requestCount` takes. Ids cannot be changed inside a gzip stream, so
 * each request of this pool may be sent once per database; that is why it is as large as the longest measurement.
 */
export async function writeGzipPool(path: string, raw: RequestPool, requestCount: number): Promise<RequestPool> {
  const rawBytes = readFileSync(raw.path);
  const compress = promisify(gzip);
  const file = openSync(path, 'w');
  const requests: PooledRequest[] = [];
  let offset = 0;
  const batchSize = 8;
  for (let start = 0; start < requestCount; start += batchSize) {
    const indexes = Array.from({ length: Math.min(batchSize, requestCount - start) }, (_, index) => start + index);
    const bodies = indexes.map((index) => renewedRequest(raw, rawBytes, index));
    for (const [index, compressed] of (await Promise.all(bodies.map(async (body) => compress(body)))).entries()) {
      writeSync(file, compressed);
      requests.push({ offset, length: compressed.length, rawLength: bodies[index]?.length ?? 0 });
      offset += compressed.length;
    }
  }
  closeSync(file);
  return { kind: raw.kind, encoding: 'gzip', path, requests, passDurationNano: raw.passDurationNano };
}

function renewedRequest(pool: RequestPool, bytes: Buffer, index: number): Buffer {
  const source = createRequestSource(pool, bytes);
  return source.take(index).body;
}

export interface OutgoingRequest {
  readonly body: Buffer;
  readonly rawLength: number;
}

export interface RequestSource {
  /** How many different requests there are; `Infinity` for an uncompressed pool. */
  readonly size: number;
  /** The `index`-th request of the run: a body nobody else uses. */
  take(index: number): OutgoingRequest;
}

/** @param bytes the content of `pool.path` */
export function createRequestSource(pool: RequestPool, bytes: Buffer = readFileSync(pool.path)): RequestSource {
  const renewals = new Map<number, Renewal>();
  const renewalOf = (pass: number): Renewal => {
    const known = renewals.get(pass);
    if (known) return known;
    const renewal = createRenewal(pass, BigInt(pool.passDurationNano));
    renewals.set(pass, renewal);
    return renewal;
  };
  return {
    size: pool.encoding === 'identity' ? Number.POSITIVE_INFINITY : pool.requests.length,
    take(index) {
      const request = pool.requests[index % pool.requests.length];
      if (!request) throw new Error('The request pool is empty');
      const stored = bytes.subarray(request.offset, request.offset + request.length);
      if (!request.patch) {
        if (index >= pool.requests.length) throw new Error(`The pool has only ${pool.requests.length} gzip requests`);
        return { body: stored, rawLength: request.rawLength };
      }
      const body = Buffer.from(stored);
      renewRequest(body, request.patch, renewalOf(Math.floor(index / pool.requests.length)));
      return { body, rawLength: request.rawLength };
    },
  };
}
