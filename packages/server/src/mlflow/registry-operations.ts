import type { registryRoutes } from '@gander/api/mlflow/registry-routes';

import type { MlflowOperations } from './mlflow-operations.ts';
import type { OperationDeps } from './operation-deps.ts';
import { createModelVersionOperations } from './registry/model-version-operations.ts';
import { createRegisteredModelOperations } from './registry/registered-model-operations.ts';

/** Models and prompts, as MLflow's clients know them. */
export function createRegistryOperations(deps: OperationDeps): Pick<MlflowOperations, keyof typeof registryRoutes> {
  return { ...createRegisteredModelOperations(deps), ...createModelVersionOperations(deps) };
}
