import type { MlflowClient } from '@gander/api/mlflow/mlflow-client';

/** Loads the client of the MLflow REST API once, at the first call: most readers only look. */
export function createMlflowLoader(): () => Promise<MlflowClient> {
  let loading: Promise<MlflowClient> | undefined;
  return async () => {
    loading ??= load();
    try {
      return await loading;
    } catch (error) {
      // A chunk that did not arrive may arrive the next time.
      loading = undefined;
      throw error;
    }
  };
}

async function load(): Promise<MlflowClient> {
  const { createMlflowClient } = await import('@gander/api/mlflow/mlflow-client');
  return createMlflowClient({ baseUrl: window.location.origin });
}
