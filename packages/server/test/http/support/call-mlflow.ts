import type { TestServer } from './test-server.ts';

export type MlflowCaller = (method: string, path: string, body?: unknown) => Promise<Readonly<Record<string, unknown>>>;

/** Calls the MLflow 2.0 surface of a server; throws with what it says unless it answers 200. */
export function createMlflowCaller({ baseUrl }: TestServer): MlflowCaller {
  return async (method, path, body) => {
    const response = await fetch(`${baseUrl}/api/2.0/mlflow${path}`, {
      method,
      ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    if (response.status === 200) return (await response.json()) as Readonly<Record<string, unknown>>;
    throw new Error(`${method} ${path} answered ${response.status}: ${await response.text()}`);
  };
}
