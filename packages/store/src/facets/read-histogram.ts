import { sql } from 'kysely';

import type { SqlExecutor } from '../dialects/sql-connection.ts';
import { toBigInt } from '../schema/int64.ts';
import type { HistogramBucket, TraceHistogram } from '../trace-facet-store.ts';
import type { TraceFilter } from '../trace-store.ts';
import type { MatchingTraces } from './find-matching.ts';
import { findStretch } from './find-stretch.ts';
import { toRoundBucket } from './round-bucket.ts';

export interface HistogramReading {
  readonly filter: TraceFilter;
  readonly bucketCount: number;
  readonly matching: MatchingTraces;
}

/** Traces over time by state; inside the index of the list unless the filter needs more. */
export async function readHistogram(
  db: SqlExecutor,
  { filter, bucketCount, matching }: HistogramReading,
): Promise<TraceHistogram> {
  const { from, to } = await findStretch(db, { filter, matching });
  const bucketNano = toRoundBucket(to - from, bucketCount);
  const rows = await matching
    .select(db)
    // Rounded towards zero by SQL, which no time before 1970 minds.
    .select(sql<bigint>`traces.start_unix_nano / ${bucketNano}`.as('bucket'))
    .select((eb) => ['traces.state', eb.fn.countAll().as('count')])
    .groupBy(['bucket', 'traces.state'])
    .orderBy('bucket')
    .execute();
  const buckets = new Map<bigint, { -readonly [Key in keyof HistogramBucket]: HistogramBucket[Key] }>();
  for (const row of rows) {
    const startUnixNano = toBigInt(row.bucket) * bucketNano;
    const bucket = buckets.get(startUnixNano) ?? { startUnixNano, ok: 0, error: 0, inProgress: 0 };
    const count = Number(row.count);
    if (row.state === 'OK') bucket.ok += count;
    else if (row.state === 'ERROR') bucket.error += count;
    else bucket.inProgress += count;
    buckets.set(startUnixNano, bucket);
  }
  return {
    fromUnixNano: (from / bucketNano) * bucketNano,
    toUnixNano: ((to - 1n) / bucketNano + 1n) * bucketNano,
    bucketNano,
    buckets: [...buckets.values()],
    sampleSize: matching.sampleSize,
  };
}
