import { mlflowRoutes, type MlflowRouteName } from '@gander/api/mlflow/mlflow-routes';
import { encodeExactJson } from '@gander/api/mlflow/wire/exact-json';
import { toWireMessage } from '@gander/api/mlflow/wire/to-wire-message';

import type { MlflowOperations } from './mlflow-operations.ts';

/** An MLflow request on its way to the thread that answers it. */
export interface MlflowThreadCall {
  readonly route: MlflowRouteName;
  /** As decoded by the route's schema. */
  readonly request: unknown;
}

/** Runs in a storage thread: the operation, and its response as JSON text. */
export async function runMlflowCall(
  operations: MlflowOperations,
  { route, request }: MlflowThreadCall,
): Promise<Uint8Array<ArrayBuffer>> {
  // The request was decoded by the schema of the same route: the pairing is by name, which the types cannot follow.
  const response: unknown = await operations[route](request as never);
  return encodeExactJson(toWireMessage(mlflowRoutes[route].response, response));
}
