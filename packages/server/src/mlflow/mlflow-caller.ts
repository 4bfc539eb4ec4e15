import { createLazyPart } from '../threads/lazy-part.ts';
import type { OperationDeps } from './operation-deps.ts';
import type { MlflowThreadCall } from './run-mlflow-call.ts';

/** Answers the MLflow calls of one storage thread. */
export type MlflowCaller = (call: MlflowThreadCall) => Promise<Uint8Array<ArrayBuffer>>;

/** Its operations and the schemas of their messages are loaded with the first call: a server that only traces has none. */
export function createMlflowCaller(deps: OperationDeps): MlflowCaller {
  const open = createLazyPart(async () => {
    const [{ createMlflowOperations }, { runMlflowCall }] = await Promise.all([
      import('./mlflow-operations.ts'),
      import('./run-mlflow-call.ts'),
    ]);
    const operations = createMlflowOperations(deps);
    return (call: MlflowThreadCall) => runMlflowCall(operations, call);
  });
  return async (call) => (await open())(call);
}
