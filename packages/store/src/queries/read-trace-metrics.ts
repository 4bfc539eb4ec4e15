import type {
  MetricAggregation,
  TraceMetricsGroup,
  TraceMetricsQuery,
} from '@gander/core/trace-metrics/trace-metrics-query';
import { type RawBuilder, sql } from 'kysely';

import type { SqlExecutor } from '../dialects/sql-connection.ts';
import { FACT_RANK, GROUP_SIZE, toRankedFacts } from './trace-metrics/to-ranked-facts.ts';
import { FACT_VALUE, type FactValue, listGroupKeys, toFactQuery } from './trace-metrics/to-fact-query.ts';
import { toGroupKey } from './trace-metrics/to-group-key.ts';

/** Aggregates in the database; percentiles take a second pass over the values in order. */
export async function readTraceMetrics(
  db: SqlExecutor,
  query: TraceMetricsQuery,
): Promise<readonly TraceMetricsGroup[]> {
  if (query.experimentIds.length === 0) return [];
  const keys = listGroupKeys(query);
  const hasPercentile = query.aggregations.some(({ type }) => type === 'PERCENTILE');
  const facts = toFactQuery(db, query);
  const source = hasPercentile ? toRankedFacts(db, facts, keys) : facts;
  const keyRefs = keys.map((key) => sql.ref<FactValue>(key));
  let groups = db
    .selectFrom(source.as('facts'))
    .select(keys.map((key) => sql.ref<FactValue>(key).as(key)))
    .select(query.aggregations.map((aggregation, at) => toAggregate(aggregation).as(`value_${at}`)))
    .limit(query.limit);
  if (keyRefs.length > 0) groups = groups.groupBy(keyRefs);
  for (const ref of keyRefs) groups = groups.orderBy(ref);
  const rows = await groups.execute();
  return rows.map((row) => toGroup(row, query)).filter(({ values }) => values.some((value) => value !== null));
}

function toAggregate(aggregation: MetricAggregation): RawBuilder<FactValue> {
  const value = sql.ref(FACT_VALUE);
  switch (aggregation.type) {
    case 'COUNT':
      return sql`count(${value})`;
    case 'SUM':
      // As a fraction: a sum of integers that does not fit one makes a database fail.
      return sql`sum(${value} * 1.0)`;
    case 'AVG':
      // Not every database averages integers to one.
      return sql`avg(${value} * 1.0)`;
    case 'PERCENTILE':
      return toPercentile(aggregation.percentile);
    default:
      return aggregation satisfies never;
  }
}

const MAX_PERCENTILE = 100;

/**
 * A percentile lies between two neighbours in the order of values. Each value is weighted by how close its place is: the
 * neighbours' weights add up to 1, all others' are 0. (R-7 of Hyndman and Fan; `percentile_cont` where SQL has it.)
 */
function toPercentile(percentile: number): RawBuilder<FactValue> {
  const distance = sql`abs(${sql.ref(FACT_RANK)} - ${sql.lit(percentile / MAX_PERCENTILE)} * (${sql.ref(GROUP_SIZE)} - 1))`;
  return sql`sum(case when ${distance} < 1 then ${sql.ref(FACT_VALUE)} * (1 - ${distance}) else 0 end)`;
}

function toGroup(row: Readonly<Record<string, FactValue>>, query: TraceMetricsQuery): TraceMetricsGroup {
  return {
    ...toGroupKey(row, query),
    values: query.aggregations.map((_aggregation, at) => toNumber(row[`value_${at}`])),
  };
}

function toNumber(value: FactValue | undefined): number | null {
  return value === null || value === undefined ? null : Number(value);
}
