import type { serverRoutes } from '@gander/api/mlflow/server-routes';

import type { MlflowOperations } from './mlflow-operations.ts';

/** What clients ask about the server itself. */
export function createServerOperations(): Pick<MlflowOperations, keyof typeof serverRoutes> {
  return {
    // `SqlStore` is MLflow's name for a database, as opposed to a folder of files.
    getServerInfo: async () => ({ store_type: 'SqlStore', workspaces_enabled: false }),
  };
}
