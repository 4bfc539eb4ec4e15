import type { MlflowRequest, MlflowResponse } from '@gander/api/mlflow/mlflow-routes';
import type { ExperimentId, TraceId } from '@gander/core/ids';
import { requireTraceFilter } from '@gander/core/query/traces/require-trace-filter';
import type { TraceExpression } from '@gander/core/query/traces/trace-expression';
import { toCorrelation } from '@gander/core/trace-metrics/to-correlation';
import type { TraceStore } from '@gander/store/trace-store';

import { parseExperimentIds } from '../parse-experiment-ids.ts';

type TraceSearcher = Pick<TraceStore, 'searchTraces'>;

/** Ids read at a time: other requests of the thread get in between. */
const PAGE_SIZE = 5000;

/** How much more often traces meet both filters than they would by chance, among those that meet the base filter. */
export async function readCorrelation(
  request: MlflowRequest<'correlateFilters'>,
  traces: TraceSearcher,
): Promise<MlflowResponse<'correlateFilters'>> {
  const base = requireTraceFilter(request.base_filter ?? '');
  const withBase = (filter: string): TraceExpression => ({
    kind: 'and',
    operands: [base, requireTraceFilter(filter)],
  });
  const filter1 = withBase(request.filter_string1);
  const filter2 = withBase(request.filter_string2);
  const experimentIds = parseExperimentIds(request.experiment_ids);
  const visit = (filter: TraceExpression, see: (traceId: TraceId) => void) =>
    visitTraces(traces, { experimentIds, filter }, see);

  const first = new Set<TraceId>();
  await visit(filter1, (traceId) => first.add(traceId));
  let both = 0;
  const second = await visit(filter2, (traceId) => {
    if (first.has(traceId)) both += 1;
  });
  const total = await visit(base, () => {});
  const { npmi, smoothedNpmi } = toCorrelation({ total, first: first.size, second, both });
  return {
    npmi,
    npmi_smoothed: smoothedNpmi,
    filter1_count: first.size,
    filter2_count: second,
    joint_count: both,
    total_count: total,
  };
}

interface VisitedTraces {
  readonly experimentIds: readonly ExperimentId[];
  readonly filter: TraceExpression;
}

/** Page by page; returns how many there are. */
async function visitTraces(
  traces: TraceSearcher,
  { experimentIds, filter }: VisitedTraces,
  see: (traceId: TraceId) => void,
): Promise<number> {
  if (experimentIds.length === 0) return 0;
  let count = 0;
  let cursor: string | undefined;
  do {
    const page = await traces.searchTraces({ experimentIds, filter, order: [], page: { limit: PAGE_SIZE, cursor } });
    for (const traceId of page.items) see(traceId);
    count += page.items.length;
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return count;
}
