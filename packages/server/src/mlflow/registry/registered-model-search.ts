import { requireRegisteredModelFilter } from '@gander/core/query/registry/require-registered-model-filter';
import { requireRegisteredModelOrder } from '@gander/core/query/registry/require-registered-model-order';

import { checkCount } from '../check-count.ts';
import type { MlflowOperations } from '../mlflow-operations.ts';
import type { OperationDeps } from '../operation-deps.ts';
import { requireMaxResults } from '../require-max-results.ts';
import { toModelConditions } from './to-model-conditions.ts';
import { toRegisteredModelMessage } from './to-registered-model-message.ts';

const MAX_ORDER_KEYS = 50;
const PAGE = { fallback: 100, max: 1000 } as const;
/** Where a list starts: an empty page, which clients may ask for, ends where it began. */
const START_TOKEN = 'start';

/** `registered-models/search`: the filter and order of MLflow, pages by token. */
export function createRegisteredModelSearch({
  store: { registry },
}: OperationDeps): MlflowOperations['searchRegisteredModels'] {
  return async ({ filter = '', max_results, order_by = [], page_token }) => {
    checkCount('order_by', order_by, MAX_ORDER_KEYS);
    const conditions = toModelConditions(requireRegisteredModelFilter(filter));
    const order = requireRegisteredModelOrder(order_by);
    const token = page_token === '' || page_token === undefined ? START_TOKEN : page_token;
    if (max_results === 0n) return { registered_models: [], next_page_token: token };
    const { items, nextCursor } = await registry.searchRegisteredModels({
      conditions,
      order,
      page: {
        limit: requireMaxResults(max_results, PAGE),
        cursor: token === START_TOKEN ? undefined : token,
      },
    });
    return { registered_models: items.map(toRegisteredModelMessage), next_page_token: nextCursor ?? undefined };
  };
}
