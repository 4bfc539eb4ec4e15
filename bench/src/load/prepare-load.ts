import { setTimeout as delay } from 'node:timers/promises';

import { createRequestSource, type RequestSource } from '../corpus/request-pool.ts';
import { createHttpConnection, encodeHead, type HttpConnection } from './http-connection.ts';
import type { LoadJob, LoadResult } from './load-job.ts';
import { percentile } from './percentile.ts';

const STATUS_UNAVAILABLE = 503;
const RETRY_MS = 100;

interface Tally {
  readonly latenciesMs: number[];
  ackedRequests: number;
  refusedRequests: number;
  rawBytes: number;
}

/** Loads the pool at once, so that the returned function does nothing but send. */
export function prepareLoad(job: LoadJob): () => Promise<LoadResult> {
  const source = createRequestSource(job.pool);
  if (job.first + job.count > source.size) {
    throw new Error(`The load needs requests up to ${job.first + job.count}, the pool has ${source.size}`);
  }
  return async () => {
    const tally: Tally = { latenciesMs: [], ackedRequests: 0, refusedRequests: 0, rawBytes: 0 };
    const startedAt = performance.now();
    await (job.requestsPerSecond === undefined
      ? runClosedLoop(job, source, tally)
      : runOpenLoop({ job, source, tally, requestsPerSecond: job.requestsPerSecond }));
    return {
      elapsedMs: performance.now() - startedAt,
      ackedRequests: tally.ackedRequests,
      refusedRequests: tally.refusedRequests,
      rawBytes: tally.rawBytes,
      p50Ms: percentile(tally.latenciesMs, 0.5),
      p99Ms: percentile(tally.latenciesMs, 0.99),
      maxMs: percentile(tally.latenciesMs, 1),
    };
  };
}

async function runClosedLoop(job: LoadJob, source: RequestSource, tally: Tally): Promise<void> {
  const queue = indexes(job);
  await Promise.all(
    Array.from({ length: job.connections }, async () => {
      const connection = createHttpConnection(job.port);
      for (const index of queue) {
        await deliver({ job, source, tally, connection, index, dueAt: performance.now() });
      }
      connection.close();
    }),
  );
}

/**
 * Latency counts from the moment a request was due, also when all connections were still busy then: leaving the
 * waiting out would hide exactly the stalls this measures.
 */
async function runOpenLoop(at: {
  readonly job: LoadJob;
  readonly source: RequestSource;
  readonly tally: Tally;
  readonly requestsPerSecond: number;
}): Promise<void> {
  const { job, source, tally } = at;
  const queue = indexes(job);
  const startedAt = performance.now();
  const dueAt = (index: number): number => startedAt + ((index - job.first) * 1000) / at.requestsPerSecond;
  await Promise.all(
    Array.from({ length: job.connections }, async () => {
      const connection = createHttpConnection(job.port);
      for (const index of queue) {
        const waitMs = dueAt(index) - performance.now();
        if (waitMs > 0) await delay(waitMs);
        await deliver({ job, source, tally, connection, index, dueAt: dueAt(index) });
      }
      connection.close();
    }),
  );
}

/** One generator shared by all connections: each index is handed out once. */
function* indexes(job: LoadJob): Generator<number, void, undefined> {
  for (let index = job.first; index < job.first + job.count; index += 1) yield index;
}

async function deliver(at: {
  readonly job: LoadJob;
  readonly source: RequestSource;
  readonly tally: Tally;
  readonly connection: HttpConnection;
  readonly index: number;
  readonly dueAt: number;
}): Promise<void> {
  const { body, rawLength } = at.source.take(at.index);
  const head = encodeHead(
    'POST /v1/traces',
    {
      'content-type': 'application/x-protobuf',
      ...(at.job.pool.encoding === 'gzip' && { 'content-encoding': 'gzip' }),
    },
    body.length,
  );
  for (;;) {
    const answer = await at.connection.send({ head, body });
    if (answer.status === 200) break;
    if (answer.status !== STATUS_UNAVAILABLE) {
      throw new Error(`The server answered ${answer.status}: ${answer.body.toString('utf8').slice(0, 300)}`);
    }
    at.tally.refusedRequests += 1;
    await delay(RETRY_MS);
  }
  at.tally.latenciesMs.push(performance.now() - at.dueAt);
  at.tally.ackedRequests += 1;
  at.tally.rawBytes += rawLength;
}
