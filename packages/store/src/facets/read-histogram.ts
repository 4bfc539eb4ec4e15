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

type Counts = { -readonly [Key in 'ok' | 'error' | 'inProgress']: HistogramBucket[Key] };

/** Traces over time by state; inside the index of the list unless the filter needs more. */
export async function readHistogram(
  db: SqlExecutor,
  { filter, bucketCount, matching }: HistogramReading,
): Promise<TraceHistogram> {
  const { from, to } = await findStretch(db, { filter, matching });
  const bucketNano = toRoundBucket(to - from, bucketCount);
  const fromUnixNano = (from / bucketNano) * bucketNano;
  const rows = await matching
    .select(db)
    // Rounded towards zero by SQL, which no time before 1970 minds. All that is older is in one bucket.
    .select(
      sql<bigint>`case when traces.start_unix_nano < ${fromUnixNano} then -1 else traces.start_unix_nano / ${bucketNano} end`.as(
        'bucket',
      ),
    )
    .select((eb) => ['traces.state', eb.fn.countAll().as('count')])
    .groupBy(['bucket', 'traces.state'])
    .orderBy('bucket')
    .execute();
  const counts = new Map<bigint, Counts>();
  for (const row of rows) {
    const bucket = toBigInt(row.bucket);
    const known = counts.get(bucket) ?? { ok: 0, error: 0, inProgress: 0 };
    const count = Number(row.count);
    if (row.state === 'OK') known.ok += count;
    else if (row.state === 'ERROR') known.error += count;
    else known.inProgress += count;
    counts.set(bucket, known);
  }
  const older = counts.get(OLDER) ?? null;
  counts.delete(OLDER);
  return {
    fromUnixNano,
    toUnixNano: ((to - 1n) / bucketNano + 1n) * bucketNano,
    bucketNano,
    older,
    buckets: [...counts].map(([bucket, count]) => ({ startUnixNano: bucket * bucketNano, ...count })),
    sampleSize: matching.sampleSize,
  };
}

const OLDER = -1n;
