import { GanderRequestError } from '@gander/api/gander/client';
import type { MlflowClient } from '@gander/api/mlflow/mlflow-client';

import type { Gander } from '../../app/gander-context.ts';

/**
 * Calls the MLflow REST API. Its refusals come as those of Gander's own API, so that whatever shows, counts and retries
 * failures needs to know one kind.
 */
export async function askMlflow<Answer>(
  gander: Pick<Gander, 'loadMlflow'>,
  ask: (client: MlflowClient) => Promise<Answer>,
): Promise<Answer> {
  const client = await gander.loadMlflow();
  try {
    return await ask(client);
  } catch (error) {
    throw isMlflowRefusal(error)
      ? new GanderRequestError({ status: error.status, code: error.errorCode ?? 'internal', message: error.message })
      : error;
  }
}

/** By name: its class is in a chunk that is not here before it is needed. */
function isMlflowRefusal(
  error: unknown,
): error is Error & { readonly status: number; readonly errorCode: string | undefined } {
  return error instanceof Error && error.name === 'MlflowRequestError';
}
