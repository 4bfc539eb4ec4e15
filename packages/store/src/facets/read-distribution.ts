import { toValueDistribution } from '@gander/core/distribution/value-distribution';
import { type RawBuilder, sql } from 'kysely';

import type { SqlExecutor } from '../dialects/sql-connection.ts';
import type { DistributedNumber, TraceDistribution } from '../trace-facet-store.ts';
import type { MatchingTraces } from './find-matching.ts';

export interface DistributionReading {
  readonly matching: MatchingTraces;
  readonly number: DistributedNumber;
}

/** In the index of the list: a microsecond each. */
const MAX_TRACES = 200_000;

/** A cost is counted in billionths of a dollar: small ones too have three exact digits. */
const COST_SCALE = 1_000_000_000;

/** Whole numbers, so that SQL can cut their digits; times as filters see them, in whole milliseconds. */
const VALUES = {
  duration_ms: sql<number | null>`(traces.end_unix_nano - traces.start_unix_nano) / 1000000`,
  total_tokens: sql<number | null>`traces.total_tokens`,
  cost_usd: sql<number | null>`cast(round(traces.cost_usd * ${sql.lit(COST_SCALE)}) as integer)`,
} satisfies Record<DistributedNumber, RawBuilder<number | null>>;

/** One walk through the index of the list, unless the filter needs more: values are counted by their first three digits. */
export async function readDistribution(
  db: SqlExecutor,
  { matching, number }: DistributionReading,
): Promise<TraceDistribution> {
  const newest = matching
    .select(db)
    .select(VALUES[number].as('value'))
    .where(VALUES[number], 'is not', null)
    .orderBy('traces.start_unix_nano', 'desc')
    .limit(MAX_TRACES)
    .as('newest');
  const rows = await db
    .selectFrom(newest)
    .select(toThreeDigits(sql.ref('newest.value')).as('floor'))
    .select((eb) => eb.fn.countAll().as('count'))
    .groupBy('floor')
    .execute();
  const unit = number === 'cost_usd' ? COST_SCALE : 1;
  const distribution = toValueDistribution(
    rows.map(({ floor, count }) => ({ floor: Number(floor) / unit, count: Number(count) })),
  );
  const isAll = distribution.count < MAX_TRACES;
  return { ...distribution, sampleSize: matching.sampleSize ?? (isAll ? null : distribution.count) };
}

/** Whole numbers of so many digits are told apart; those above count as the largest. */
const MAX_DIGITS = 18;

/** All but the first three digits zero. Clocks lie: what is below zero counts as zero. */
function toThreeDigits(value: RawBuilder<unknown>): RawBuilder<number | bigint> {
  const steps = Array.from({ length: MAX_DIGITS - 3 }, (_, index) => {
    const step = sql.lit(10n ** BigInt(index + 1));
    return sql`when ${value} < ${sql.lit(10n ** BigInt(index + 4))} then ${value} / ${step} * ${step}`;
  });
  return sql`case when ${value} < 0 then 0 when ${value} < 1000 then ${value} ${sql.join(steps, sql` `)} else ${sql.lit(10n ** BigInt(MAX_DIGITS))} end`;
}
