import type { Experiment } from '@gander/core/experiment';
import { requireExperimentFilter } from '@gander/core/query/experiments/require-experiment-filter';
import { requireExperimentOrder } from '@gander/core/query/experiments/require-experiment-order';

import { checkCount } from './check-count.ts';
import type { MlflowOperations } from './mlflow-operations.ts';
import type { OperationDeps } from './operation-deps.ts';
import { requireMaxResults } from './require-max-results.ts';
import { toExperimentMessage } from './to-experiment-message.ts';
import { toStage } from './to-stage.ts';

const MAX_ORDER_KEYS = 50;
const PAGE = { fallback: undefined, max: 50_000 } as const;

/** `experiments/search`: the filter and order of MLflow, pages by token. */
export function createExperimentSearch({
  store: { experiments },
}: OperationDeps): MlflowOperations['searchExperiments'] {
  return async ({ max_results, page_token = '', filter = '', order_by = [], view_type }) => {
    checkCount('order_by', order_by, MAX_ORDER_KEYS);
    const { items, nextCursor } = await experiments.searchExperiments({
      stage: toStage(view_type),
      conditions: requireExperimentFilter(filter),
      order: requireExperimentOrder(order_by),
      page: { limit: requireMaxResults(max_results, PAGE), cursor: page_token === '' ? undefined : page_token },
    });
    const tags = await experiments.readExperimentTags(items.map(({ experimentId }: Experiment) => experimentId));
    return {
      experiments: items.map((item) => toExperimentMessage(item, tags.get(item.experimentId) ?? [])),
      next_page_token: nextCursor ?? undefined,
    };
  };
}
