import type { z } from 'zod';

import { assessmentRoutes } from './assessment-routes.ts';
import { emptyListingRoutes } from './empty-listing-routes.ts';
import { experimentRoutes } from './experiment-routes.ts';
import { issueRoutes } from './issue-routes.ts';
import { metricRoutes } from './metric-routes.ts';
import type { MlflowRouteTable } from './mlflow-route.ts';
import { registryRoutes } from './registry-routes.ts';
import { runRoutes } from './run-routes.ts';
import { serverRoutes } from './server-routes.ts';
import { traceMetricsRoutes } from './trace-metrics-routes.ts';
import { traceRoutes } from './trace-routes.ts';
import { traceV2Routes } from './trace-v2-routes.ts';

/** Every endpoint of the MLflow REST surface that speaks JSON messages. Artifact bytes have their own routes. */
export const mlflowRoutes = {
  ...emptyListingRoutes,
  ...serverRoutes,
  ...experimentRoutes,
  ...runRoutes,
  ...metricRoutes,
  ...traceRoutes,
  ...traceV2Routes,
  ...assessmentRoutes,
  ...issueRoutes,
  ...traceMetricsRoutes,
  ...registryRoutes,
} as const satisfies MlflowRouteTable;

export type MlflowRouteName = keyof typeof mlflowRoutes;

/** A request as the operation gets it: names and types settled. */
export type MlflowRequest<Name extends MlflowRouteName> = z.output<(typeof mlflowRoutes)[Name]['request']>;

/** A response as the operation gives it. Fields that may be unset are optional; empty lists are left out when written. */
export type MlflowResponse<Name extends MlflowRouteName> = DeepReadonly<
  z.input<(typeof mlflowRoutes)[Name]['response']>
>;

type DeepReadonly<T> = T extends readonly (infer Item)[]
  ? readonly DeepReadonly<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: DeepReadonly<T[Key]> }
    : T;
