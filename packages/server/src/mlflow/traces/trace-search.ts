import type { MlflowRequest, MlflowResponse } from '@gander/api/mlflow/mlflow-routes';
import { type ExperimentId, parseExperimentId } from '@gander/core/ids';
import { requireTraceFilter } from '@gander/core/query/traces/require-trace-filter';
import { requireTraceOrder } from '@gander/core/query/traces/require-trace-order';

import { checkCount } from '../check-count.ts';
import type { OperationDeps } from '../operation-deps.ts';
import { requireMaxResults } from '../require-max-results.ts';
import type { createTraceReader } from './trace-reader.ts';

type TraceReader = ReturnType<typeof createTraceReader>;

interface SearchRequest {
  readonly filter?: string | undefined;
  readonly max_results?: bigint | undefined;
  readonly order_by?: readonly string[] | undefined;
  readonly page_token?: string | undefined;
}

const MAX_EXPERIMENTS = 10_000;
const MAX_ORDER_KEYS = 50;
const PAGE = { fallback: 100, max: 500 } as const;
/** A page that is exactly full has a token, as MLflow's has, even when nothing comes after it. */
const END_TOKEN = 'end';

/** Searches of both protocols: one grammar, one order, two forms of answer. */
export function createTraceSearch({ store }: Pick<OperationDeps, 'store'>, reader: TraceReader) {
  async function search(experimentTexts: readonly string[], request: SearchRequest) {
    const { filter = '', order_by = [], page_token = '' } = request;
    checkCount('locations', experimentTexts, MAX_EXPERIMENTS);
    checkCount('order_by', order_by, MAX_ORDER_KEYS);
    const limit = requireMaxResults(request.max_results, PAGE);
    const wanted = { filter: requireTraceFilter(filter), order: requireTraceOrder(order_by) };
    // One that cannot be an id is one that no trace is in.
    const experimentIds = experimentTexts.map(parseExperimentId).filter((id): id is ExperimentId => id !== undefined);
    if (experimentIds.length === 0 || page_token === END_TOKEN) return { traceIds: [], token: undefined };
    const { items, nextCursor } = await store.traces.searchTraces({
      experimentIds,
      ...wanted,
      page: { limit, cursor: page_token === '' ? undefined : page_token },
    });
    return { traceIds: items, token: nextCursor ?? (items.length === limit ? END_TOKEN : undefined) };
  }

  return {
    async searchTraces({
      locations,
      ...request
    }: MlflowRequest<'searchTraces'>): Promise<MlflowResponse<'searchTraces'>> {
      const experimentTexts = locations.flatMap(({ mlflow_experiment }) => mlflow_experiment?.experiment_id ?? []);
      const { traceIds, token } = await search(experimentTexts, request);
      return { traces: await reader.readInfos(traceIds), next_page_token: token };
    },
    async searchTracesV2({
      experiment_ids,
      ...request
    }: MlflowRequest<'searchTracesV2'>): Promise<MlflowResponse<'searchTracesV2'>> {
      const { traceIds, token } = await search(experiment_ids, request);
      return { traces: await reader.readInfosV2(traceIds), next_page_token: token };
    },
  };
}
