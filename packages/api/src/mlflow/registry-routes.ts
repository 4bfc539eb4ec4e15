import type { MlflowRouteTable } from './mlflow-route.ts';
import { modelVersionRoutes } from './model-version-routes.ts';
import { registeredModelRoutes } from './registered-model-routes.ts';

/** The model registry, which is the prompt registry too. */
export const registryRoutes = { ...registeredModelRoutes, ...modelVersionRoutes } as const satisfies MlflowRouteTable;
