import type { Environment } from '../environment.ts';

/** What a proxy in front of the server may ask for, from the variables that MLflow clients read. */
export function toTrackingHeaders(environment: Environment): Record<string, string> {
  const token = environment['MLFLOW_TRACKING_TOKEN'];
  const username = environment['MLFLOW_TRACKING_USERNAME'];
  const password = environment['MLFLOW_TRACKING_PASSWORD'];
  if (username !== undefined && password !== undefined) {
    return { authorization: `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}` };
  }
  return token === undefined ? {} : { authorization: `Bearer ${token}` };
}
