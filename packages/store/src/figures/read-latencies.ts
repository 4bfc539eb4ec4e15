import { toDurationFigures } from '@gander/core/figures/durations';
import { type RawBuilder, sql } from 'kysely';

import type { SqlExecutor } from '../dialects/sql-connection.ts';
import type { MatchingTraces } from '../facets/find-matching.ts';
import { toBigInt } from '../schema/int64.ts';
import type { TraceBucket } from '../trace-figure-store.ts';

type Latency = Pick<TraceBucket, 'p50Ms' | 'p95Ms' | 'p99Ms'>;

export interface Latencies {
  readonly total: Latency;
  of(bucket: bigint): Latency;
  /** Looked at were about so many of the traces; `null` for all of them. */
  readonly sampleSize: number | null;
}

export interface LatencyReading {
  readonly matching: MatchingTraces;
  readonly bucket: RawBuilder<bigint>;
  /** Of how many traces there is a latency. */
  readonly endedCount: number;
}

/** Looked at one by one. */
const MAX_TRACES = 40_000;

/**
 * Latency by nearest rank. Of more traces than can be sorted in time every so-manieth one is looked at, spread evenly over all of
 * them, so that each stretch of time is told by its own.
 */
export async function readLatencies(
  db: SqlExecutor,
  { matching, bucket, endedCount }: LatencyReading,
): Promise<Latencies> {
  const isSample = endedCount > MAX_TRACES;
  const rows = await matching
    .select(db)
    .select(bucket.as('bucket'))
    .select(sql<number>`(traces.end_unix_nano - traces.start_unix_nano) / 1000000.0`.as('duration_ms'))
    .where('traces.state', '<>', 'IN_PROGRESS')
    .where('traces.end_unix_nano', 'is not', null)
    .$if(isSample, (query) => query.where(toSpread(), '<', Math.ceil((MAX_TRACES / endedCount) * SPREAD)))
    .execute();
  const durations = new Map<bigint, number[]>();
  for (const row of rows) {
    const key = toBigInt(row.bucket);
    const known = durations.get(key);
    // Clocks lie: what ends before it begins took no time.
    const durationMs = Math.max(0, row.duration_ms);
    if (known === undefined) durations.set(key, [durationMs]);
    else known.push(durationMs);
  }
  return {
    total: toLatency([...durations.values()].flat()),
    of: (key) => toLatency(durations.get(key) ?? []),
    sampleSize: isSample ? rows.length : null,
  };
}

function toLatency(durationsMs: readonly number[]): Latency {
  const { p50Ms, p95Ms, p99Ms } = toDurationFigures(durationsMs);
  return { p50Ms, p95Ms, p99Ms };
}

const SPREAD = 65_536;
/** Next to the golden section of {@link SPREAD}: multiples of it are spread evenly, whatever repeats from trace to trace. */
const STEP = 40_503;

/** A number from 0 to {@link SPREAD} for each trace, the same every time. */
function toSpread(): RawBuilder<number> {
  return sql<number>`traces.trace_key * ${sql.lit(STEP)} % ${sql.lit(SPREAD)}`;
}
