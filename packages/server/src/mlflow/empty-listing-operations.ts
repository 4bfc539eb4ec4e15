import type { emptyListingRoutes } from '@gander/api/mlflow/empty-listing-routes';

import type { MlflowOperations } from './mlflow-operations.ts';

/** There is none of any of them: an empty list is left out of its message. */
export function createEmptyListingOperations(): Pick<MlflowOperations, keyof typeof emptyListingRoutes> {
  const listNothing = async () => ({});
  return { searchLoggedModels: listNothing, listScorers: listNothing, searchDatasets: listNothing };
}
