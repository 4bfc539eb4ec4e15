import type { Pricing } from '@gander/core/pricing/pricing';
import type { TraceMetricsGroup, TraceMetricsQuery } from '@gander/core/trace-metrics/trace-metrics-query';
import type { CostedSpan, TraceMetricsStore } from '@gander/store/trace-metrics-store';

import { toAggregates } from './to-aggregates.ts';
import { type SpanCost, toSpanCost } from './to-span-cost.ts';

const COST_PARTS = { input_cost: 'inputUsd', output_cost: 'outputUsd', total_cost: 'totalUsd' } as const;

export type CostMetric = keyof typeof COST_PARTS;

/** Metrics that no column holds. */
export function isCostMetric(name: string): name is CostMetric {
  return Object.hasOwn(COST_PARTS, name);
}

export interface CostGroupsDeps {
  readonly traceMetrics: Pick<TraceMetricsStore, 'listCostedSpans'>;
  readonly pricing: Pricing;
}

/** Spans between two breaths: other requests of the thread get in. */
const PAGE_SIZE = 2000;

type GroupKey = Pick<CostedSpan, 'bucketMs' | 'dimensions'>;

/** What calls cost, aggregated. Prices are not in the database, so that every call is looked at. */
export async function readCostGroups(
  query: TraceMetricsQuery,
  metric: CostMetric,
  { traceMetrics, pricing }: CostGroupsDeps,
): Promise<readonly TraceMetricsGroup[]> {
  const groups = new Map<string, { readonly key: GroupKey; readonly costs: number[] }>();
  const part: keyof SpanCost = COST_PARTS[metric];
  let cursor: string | undefined;
  do {
    const page = await traceMetrics.listCostedSpans(query, { limit: PAGE_SIZE, cursor });
    for (const span of page.items) {
      const costUsd = toSpanCost(span, pricing)?.[part];
      if (costUsd === undefined) continue;
      const name = JSON.stringify([String(span.bucketMs), ...span.dimensions]);
      const group = groups.get(name);
      if (group === undefined) groups.set(name, { key: span, costs: [costUsd] });
      else group.costs.push(costUsd);
    }
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return [...groups.values()]
    .toSorted((left, right) => compareKeys(left.key, right.key))
    .slice(0, query.limit)
    .map(({ key: { bucketMs, dimensions }, costs }) => ({
      bucketMs,
      dimensions,
      values: toAggregates(costs, query.aggregations),
    }));
}

function compareKeys(left: GroupKey, right: GroupKey): number {
  if (left.bucketMs !== right.bucketMs) return (left.bucketMs ?? 0n) < (right.bucketMs ?? 0n) ? -1 : 1;
  const at = left.dimensions.findIndex((value, index) => value !== right.dimensions[index]);
  if (at === -1) return 0;
  return (left.dimensions[at] ?? '') < (right.dimensions[at] ?? '') ? -1 : 1;
}
