import type { TRACE_SORTS } from '@gander/api/gander/trace-filter';
import type { SortKey } from '@gander/core/query/conjunction/condition';
import type { TraceSortField } from '@gander/core/query/traces/trace-field';
import type { ExperimentStore } from '@gander/store/experiment-store';
import type { TraceStore } from '@gander/store/trace-store';

import type { ReadingOperations } from './reading-operations.ts';
import { requireExperimentId } from './require-experiment-id.ts';
import { toTraceSummaryBody } from './to-span-row-body.ts';
import { toTraceFilter } from './to-trace-filter.ts';

export interface TraceListDeps {
  readonly traces: Pick<TraceStore, 'listTraces' | 'countTraces'>;
  readonly experiments: Pick<ExperimentStore, 'getExperiment'>;
}

type TraceSort = (typeof TRACE_SORTS)[number];

const SORT_FIELDS = {
  start: { entity: 'attribute', key: 'timestamp' },
  duration: { entity: 'attribute', key: 'execution_time' },
  cost: { entity: 'attribute', key: 'cost_usd' },
  tokens: { entity: 'attribute', key: 'total_tokens' },
  name: { entity: 'attribute', key: 'name' },
} as const satisfies Record<TraceSort, TraceSortField>;

/** The list of traces and its counts. An experiment that does not exist is `not_found`, not an empty list. */
export function createTraceListOperations({
  traces,
  experiments,
}: TraceListDeps): Pick<ReadingOperations, 'listTraces' | 'countTraces'> {
  return {
    async listTraces(params, { limit, cursor, sort, order, ...query }) {
      const experimentId = requireExperimentId(params);
      const filter = toTraceFilter(experimentId, query);
      const page = await traces.listTraces(filter, { limit, cursor, order: toOrder(sort, order) });
      if (page.items.length === 0) await experiments.getExperiment(experimentId);
      return { items: page.items.map(toTraceSummaryBody), nextCursor: page.nextCursor };
    },
    async countTraces(params, query) {
      const experimentId = requireExperimentId(params);
      const { total, byState, isComplete } = await traces.countTraces(toTraceFilter(experimentId, query));
      if (total === 0) await experiments.getExperiment(experimentId);
      return { total, byState: { ...byState }, isComplete };
    },
  };
}

/** `undefined` for the order that lists have anyway. */
function toOrder(sort: TraceSort, direction: 'asc' | 'desc'): readonly SortKey<TraceSortField>[] | undefined {
  return sort === 'start' && direction === 'desc' ? undefined : [{ field: SORT_FIELDS[sort], direction }];
}
