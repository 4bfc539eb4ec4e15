import { type RawBuilder, sql } from 'kysely';

import type { SqlExecutor } from '../dialects/sql-connection.ts';
import type { MatchingTraces } from '../facets/find-matching.ts';
import { findStretch } from '../facets/find-stretch.ts';
import { toRoundBucket } from '../facets/round-bucket.ts';
import { toBigInt } from '../schema/int64.ts';
import type { TraceBucket, TraceSeries } from '../trace-figure-store.ts';
import type { TraceFilter } from '../trace-store.ts';
import { readLatencies } from './read-latencies.ts';

export interface SeriesReading {
  readonly filter: TraceFilter;
  readonly bucketCount: number;
  readonly matching: MatchingTraces;
}

/** Stays inside the index of the list unless the filter needs more. Of all traces nothing is done but adding up, once. */
export async function readTraceSeries(
  db: SqlExecutor,
  { filter, bucketCount, matching }: SeriesReading,
): Promise<TraceSeries> {
  const { from, to } = await findStretch(db, { filter, matching });
  const bucketNano = toRoundBucket(to - from, bucketCount);
  const fromUnixNano = (from / bucketNano) * bucketNano;
  // What is older is in one bucket, which is no bucket of the series.
  const bucket = sql<bigint>`case when traces.start_unix_nano < ${fromUnixNano} then -1 else traces.start_unix_nano / ${bucketNano} end`;
  const sums = await readSums(db, matching, bucket);
  const latencies = await readLatencies(db, { matching, bucket, endedCount: sumUp(sums, 'endedCount') });
  const costs = sums.flatMap(({ costUsd }) => costUsd ?? []);
  return {
    fromUnixNano,
    toUnixNano: ((to - 1n) / bucketNano + 1n) * bucketNano,
    bucketNano,
    total: {
      traceCount: sumUp(sums, 'traceCount'),
      errorCount: sumUp(sums, 'errorCount'),
      inProgressCount: sumUp(sums, 'inProgressCount'),
      totalTokens: sumUp(sums, 'totalTokens'),
      costUsd: costs.length === 0 ? null : costs.reduce((sum, cost) => sum + cost, 0),
      ...latencies.total,
    },
    olderCount: sums.find(({ key }) => key === OLDER)?.traceCount ?? 0,
    buckets: sums
      .filter(({ key }) => key !== OLDER)
      .map(({ key, endedCount: _ended, ...counts }) => ({
        startUnixNano: key * bucketNano,
        ...counts,
        ...latencies.of(key),
      })),
    sampleSize: matching.sampleSize,
    latencySampleSize: latencies.sampleSize,
  };
}

const OLDER = -1n;

interface Sums extends Omit<TraceBucket, 'startUnixNano' | 'p50Ms' | 'p95Ms' | 'p99Ms'> {
  readonly key: bigint;
  /** Traces that have ended. */
  readonly endedCount: number;
}

type CountKey = 'traceCount' | 'errorCount' | 'inProgressCount' | 'totalTokens' | 'endedCount';

function sumUp(sums: readonly Sums[], key: CountKey): number {
  return sums.reduce((sum, one) => sum + one[key], 0);
}

async function readSums(
  db: SqlExecutor,
  matching: MatchingTraces,
  bucket: RawBuilder<bigint>,
): Promise<readonly Sums[]> {
  const rows = await matching
    .select(db)
    .select(bucket.as('bucket'))
    .select((eb) => eb.fn.countAll().as('count'))
    .select([
      sql<number | bigint>`sum(case when traces.state = 'ERROR' then 1 else 0 end)`.as('errors'),
      sql<number | bigint>`sum(case when traces.state = 'IN_PROGRESS' then 1 else 0 end)`.as('open'),
      sql<
        number | bigint
      >`sum(case when traces.state <> 'IN_PROGRESS' and traces.end_unix_nano is not null then 1 else 0 end)`.as(
        'ended',
      ),
      sql<number | bigint | null>`sum(traces.total_tokens * 1.0)`.as('tokens'),
      sql<number | null>`sum(traces.cost_usd)`.as('cost'),
    ])
    .groupBy('bucket')
    .orderBy('bucket')
    .execute();
  return rows.map((row) => ({
    key: toBigInt(row.bucket),
    traceCount: Number(row.count),
    errorCount: Number(row.errors),
    inProgressCount: Number(row.open),
    endedCount: Number(row.ended),
    totalTokens: Number(row.tokens ?? 0),
    costUsd: row.cost,
  }));
}
