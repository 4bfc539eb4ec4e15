import type { traceMetricsRoutes } from '@gander/api/mlflow/trace-metrics-routes';

import type { MlflowOperations } from './mlflow-operations.ts';
import type { OperationDeps } from './operation-deps.ts';
import { isCostMetric, readCostGroups } from './trace-metrics/read-cost-groups.ts';
import { readCorrelation } from './trace-metrics/read-correlation.ts';
import { toDataPoints } from './trace-metrics/to-data-points.ts';
import { toMetricsQuery } from './trace-metrics/to-metrics-query.ts';

type TraceMetricsOperations = Pick<MlflowOperations, keyof typeof traceMetricsRoutes>;

/** Questions about many traces at once, as MLflow's overview page and its insights ask them. */
export function createTraceMetricsOperations({ store, openPricing }: OperationDeps): TraceMetricsOperations {
  const { traceMetrics } = store;
  return {
    async queryTraceMetrics(request) {
      const query = toMetricsQuery(request);
      const { name } = query.metric;
      const groups = isCostMetric(name)
        ? await readCostGroups(query, name, { traceMetrics, pricing: await openPricing() })
        : await traceMetrics.readTraceMetrics(query);
      return { data_points: toDataPoints(groups, query, request) };
    },
    correlateFilters: async (request) => readCorrelation(request, store.traces),
  };
}
