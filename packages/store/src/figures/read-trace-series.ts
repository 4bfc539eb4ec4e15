import { type RawBuilder, sql } from 'kysely';

import type { SqlExecutor } from '../dialects/sql-connection.ts';
import type { MatchingTraces } from '../facets/find-matching.ts';
import { findStretch } from '../facets/find-stretch.ts';
import { toRoundBucket } from '../facets/round-bucket.ts';
import { toBigInt } from '../schema/int64.ts';
import type { TraceBucket, TraceSeries } from '../trace-figure-store.ts';
import type { TraceFilter } from '../trace-store.ts';

export interface SeriesReading {
  readonly filter: TraceFilter;
  readonly bucketCount: number;
  readonly matching: MatchingTraces;
}

const NANOS_PER_MS = 1e6;
const SHARES = { p50: 0.5, p95: 0.95, p99: 0.99 } as const;

/** Stays inside the index of the list unless the filter needs more. */
export async function readTraceSeries(
  db: SqlExecutor,
  { filter, bucketCount, matching }: SeriesReading,
): Promise<TraceSeries> {
  const { from, to } = await findStretch(db, { filter, matching });
  const bucketNano = toRoundBucket(to - from, bucketCount);
  const bucket = sql<bigint>`traces.start_unix_nano / ${bucketNano}`;
  const [total] = await readGroups(db, matching, sql<bigint>`0`);
  const buckets = await readGroups(db, matching, bucket);
  return {
    fromUnixNano: (from / bucketNano) * bucketNano,
    toUnixNano: ((to - 1n) / bucketNano + 1n) * bucketNano,
    bucketNano,
    total: total?.figures ?? NO_TRACES,
    buckets: buckets.map(({ key, figures }) => ({ startUnixNano: key * bucketNano, ...figures })),
    sampleSize: matching.sampleSize,
  };
}

type Figures = Omit<TraceBucket, 'startUnixNano'>;

const NO_TRACES: Figures = {
  traceCount: 0,
  errorCount: 0,
  inProgressCount: 0,
  totalTokens: 0,
  costUsd: null,
  p50Ms: null,
  p95Ms: null,
  p99Ms: null,
};

async function readGroups(
  db: SqlExecutor,
  matching: MatchingTraces,
  key: RawBuilder<bigint>,
): Promise<readonly { readonly key: bigint; readonly figures: Figures }[]> {
  const facts = matching
    .select(db)
    .select(['traces.state', 'traces.total_tokens', 'traces.cost_usd'])
    .select(key.as('bucket'))
    .select(
      sql<
        number | null
      >`case when traces.state <> 'IN_PROGRESS' then traces.end_unix_nano - traces.start_unix_nano end`.as('duration'),
    )
    .as('facts');
  const ranked = db
    .selectFrom(facts)
    .selectAll()
    .select([
      // Databases do not agree on where those without a duration belong: last.
      sql<number>`row_number() over (partition by bucket order by case when duration is null then 1 else 0 end, duration desc)`.as(
        'from_end',
      ),
      sql<number>`count(duration) over (partition by bucket)`.as('ended'),
    ])
    .as('ranked');
  const rows = await db
    .selectFrom(ranked)
    .select((eb) => ['bucket', eb.fn.countAll().as('count')])
    .select([
      sql<number | bigint>`sum(case when state = 'ERROR' then 1 else 0 end)`.as('errors'),
      sql<number | bigint>`sum(case when state = 'IN_PROGRESS' then 1 else 0 end)`.as('open'),
      sql<number | bigint | null>`sum(total_tokens * 1.0)`.as('tokens'),
      sql<number | null>`sum(cost_usd)`.as('cost'),
      toPercentile(SHARES.p50).as('p50'),
      toPercentile(SHARES.p95).as('p95'),
      toPercentile(SHARES.p99).as('p99'),
    ])
    .groupBy('bucket')
    .orderBy('bucket')
    .execute();
  return rows.map((row) => ({
    key: toBigInt(row.bucket),
    figures: {
      traceCount: Number(row.count),
      errorCount: Number(row.errors),
      inProgressCount: Number(row.open),
      totalTokens: Number(row.tokens ?? 0),
      costUsd: row.cost,
      p50Ms: toMs(row.p50),
      p95Ms: toMs(row.p95),
      p99Ms: toMs(row.p99),
    },
  }));
}

/** By nearest rank: the smallest of the values whose place, counted from 1, is not below the share of their number. */
function toPercentile(share: number): RawBuilder<number | bigint | null> {
  return sql`min(case when ended - from_end + 1 >= ${sql.lit(share)} * ended then duration end)`;
}

/** Clocks lie: what ends before it begins took no time. */
function toMs(nanos: number | bigint | null): number | null {
  return nanos === null ? null : Math.max(0, Number(nanos) / NANOS_PER_MS);
}
