import type { MlflowRequest, MlflowResponse, MlflowRouteName } from '@gander/api/mlflow/mlflow-routes';

import { createAssessmentOperations } from './assessment-operations.ts';
import { createEmptyListingOperations } from './empty-listing-operations.ts';
import { createExperimentOperations } from './experiment-operations.ts';
import { createIssueOperations } from './issue-operations.ts';
import { createMetricOperations } from './metric-operations.ts';
import type { OperationDeps } from './operation-deps.ts';
import { createRegistryOperations } from './registry-operations.ts';
import { createRunOperations } from './run-operations.ts';
import { createServerOperations } from './server-operations.ts';
import { createTraceMetricsOperations } from './trace-metrics-operations.ts';
import { createTraceOperations } from './trace-operations.ts';
import { createTraceV2Operations } from './trace-v2-operations.ts';

/** One function per route, from the decoded message to the response. Throws AppError for refusals. */
export type MlflowOperations = {
  readonly [Name in MlflowRouteName]: (request: MlflowRequest<Name>) => Promise<MlflowResponse<Name>>;
};

/** The operations of every area; which thread runs which is in the route table (`effect`). */
export function createMlflowOperations(deps: OperationDeps): MlflowOperations {
  return {
    ...createEmptyListingOperations(),
    ...createServerOperations(),
    ...createExperimentOperations(deps),
    ...createRunOperations(deps),
    ...createMetricOperations(deps),
    ...createAssessmentOperations(deps),
    ...createIssueOperations(deps),
    ...createTraceMetricsOperations(deps),
    ...createTraceOperations(deps),
    ...createTraceV2Operations(deps),
    ...createRegistryOperations(deps),
  };
}
