import type { ExperimentId } from '@gander/core/ids';
import { sql } from 'kysely';

import type { SqlExecutor } from '../dialects/sql-connection.ts';
import type { ExperimentActivity, ExperimentActivityRequest } from '../experiment-store.ts';
import { clampToInt64, toBigInt } from '../schema/int64.ts';
import { padList } from './pad-list.ts';

/** A hundred and forty-six years on either side of 1970. */
const MAX_NANO = 2n ** 62n;

function clamp(value: bigint, least: bigint, most: bigint): bigint {
  if (value < least) return least;
  return value > most ? most : value;
}

/** Two walks inside the index of the list; an experiment without traces is left out. */
export async function readExperimentActivity(
  db: SqlExecutor,
  { experimentIds, bucketCount, ...window }: ExperimentActivityRequest,
): Promise<readonly ExperimentActivity[]> {
  // Of any window, as much as the arithmetic of a database can measure.
  const fromUnixNano = clamp(window.fromUnixNano, -MAX_NANO, MAX_NANO);
  const bucketNano = clamp(window.bucketNano, 1n, MAX_NANO / BigInt(bucketCount));
  const ids = padList(experimentIds.map(Number));
  const failed = sql<number | bigint>`sum(case when state = 'ERROR' then 1 else 0 end)`;
  const totals = await db
    .selectFrom('traces')
    .select((eb) => ['experiment_id', eb.fn.countAll().as('count')])
    .select([
      failed.as('failed'),
      sql<number | bigint>`sum(case when state <> 'ERROR' and error_count > 0 then 1 else 0 end)`.as('failed_inside'),
    ])
    .where('experiment_id', 'in', ids)
    .groupBy('experiment_id')
    .execute();
  const rows = await db
    .selectFrom('traces')
    .select((eb) => ['experiment_id', eb.fn.countAll().as('count')])
    .select([sql<bigint>`(start_unix_nano - ${fromUnixNano}) / ${bucketNano}`.as('bucket'), failed.as('failed')])
    .where('experiment_id', 'in', ids)
    .where('start_unix_nano', '>=', clampToInt64(fromUnixNano))
    .where('start_unix_nano', '<', clampToInt64(fromUnixNano + bucketNano * BigInt(bucketCount)))
    .groupBy(['experiment_id', 'bucket'])
    .orderBy('bucket')
    .execute();
  const buckets = Map.groupBy(rows, (row) => String(row.experiment_id));
  return totals.map((row) => ({
    experimentId: String(row.experiment_id) as ExperimentId,
    traceCount: Number(row.count),
    failedTraceCount: Number(row.failed),
    failedSpanTraceCount: Number(row.failed_inside),
    buckets: (buckets.get(String(row.experiment_id)) ?? []).map((one) => ({
      startUnixNano: fromUnixNano + toBigInt(one.bucket) * bucketNano,
      traceCount: Number(one.count),
      failedTraceCount: Number(one.failed),
    })),
  }));
}
