import { requireModelVersionFilter } from '@gander/core/query/registry/require-model-version-filter';
import { requireModelVersionOrder } from '@gander/core/query/registry/require-model-version-order';

import { checkCount } from '../check-count.ts';
import type { MlflowOperations } from '../mlflow-operations.ts';
import type { OperationDeps } from '../operation-deps.ts';
import { requireMaxResults } from '../require-max-results.ts';
import { toModelConditions } from './to-model-conditions.ts';
import { toModelVersionMessage } from './to-model-version-message.ts';

const MAX_ORDER_KEYS = 50;
const PAGE = { fallback: 200_000, max: 200_000 } as const;

/** `model-versions/search`: the filter and order of MLflow, pages by token. */
export function createModelVersionSearch({
  store: { registry },
}: OperationDeps): MlflowOperations['searchModelVersions'] {
  return async ({ filter = '', max_results, order_by = [], page_token = '' }) => {
    checkCount('order_by', order_by, MAX_ORDER_KEYS);
    const { items, nextCursor } = await registry.searchModelVersions({
      conditions: toModelConditions(requireModelVersionFilter(filter)),
      order: requireModelVersionOrder(order_by),
      page: { limit: requireMaxResults(max_results, PAGE), cursor: page_token === '' ? undefined : page_token },
    });
    return { model_versions: items.map(toModelVersionMessage), next_page_token: nextCursor ?? undefined };
  };
}
