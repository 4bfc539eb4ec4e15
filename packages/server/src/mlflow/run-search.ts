import { parseExperimentId } from '@gander/core/ids';
import { requireRunFilter } from '@gander/core/query/runs/require-run-filter';
import { requireRunOrder } from '@gander/core/query/runs/require-run-order';

import { checkCount } from './check-count.ts';
import type { MlflowOperations } from './mlflow-operations.ts';
import type { OperationDeps } from './operation-deps.ts';
import { requireMaxResults } from './require-max-results.ts';
import { toRunMessage } from './to-run-message.ts';
import { toStage } from './to-stage.ts';

const MAX_EXPERIMENTS = 10_000;
const MAX_ORDER_KEYS = 50;
const PAGE = { fallback: 1000, max: 50_000 } as const;

/** `runs/search`: the filter and order of MLflow, pages by token. */
export function createRunSearch({ store: { runs } }: OperationDeps): MlflowOperations['searchRuns'] {
  return async (request) => {
    const { experiment_ids = [], filter = '', order_by = [], max_results, page_token = '', run_view_type } = request;
    checkCount('experiment_ids', experiment_ids, MAX_EXPERIMENTS);
    checkCount('order_by', order_by, MAX_ORDER_KEYS);
    const { items, nextCursor } = await runs.searchRuns({
      // One that cannot be an id is one that no run is in.
      experimentIds: experiment_ids.map(parseExperimentId).filter((id) => id !== undefined),
      stage: toStage(run_view_type),
      conditions: requireRunFilter(filter),
      order: requireRunOrder(order_by),
      page: { limit: requireMaxResults(max_results, PAGE), cursor: page_token === '' ? undefined : page_token },
    });
    return { runs: items.map(toRunMessage), next_page_token: nextCursor ?? undefined };
  };
}
