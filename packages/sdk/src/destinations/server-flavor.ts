import type { RestClient } from '../rest/rest-client.ts';

/**
 * What a server takes: Gander everything in OTLP; MLflow from 3.4 spans in OTLP and what belongs to the trace by REST;
 * older MLflow spans as an artifact.
 */
export type ServerFlavor = 'gander' | 'mlflow' | 'mlflow-legacy';

const FIRST_WITH_OTLP = [3, 4] as const;

/** Asks a server what it is. Rejects when it does not answer; the question is then to be asked again. */
export async function findServerFlavor(rest: RestClient): Promise<ServerFlavor> {
  const instance = await rest.send({ method: 'GET', path: '/api/gander/v1/instance' });
  if (instance.status === 200 && /"name"\s*:\s*"gander"/.test(instance.text)) return 'gander';
  const version = await rest.send({ method: 'GET', path: '/version' });
  if (version.status >= 500) throw new Error(`GET /version was answered with ${version.status}`);
  return version.status === 200 ? toFlavor(version.text) : 'mlflow';
}

function toFlavor(version: string): ServerFlavor {
  const [, major, minor] = /^\s*"?(\d+)\.(\d+)/.exec(version) ?? [];
  // A server that says nothing we can read is taken for a current one.
  if (major === undefined || minor === undefined) return 'mlflow';
  const [firstMajor, firstMinor] = FIRST_WITH_OTLP;
  const isRecent = Number(major) > firstMajor || (Number(major) === firstMajor && Number(minor) >= firstMinor);
  return isRecent ? 'mlflow' : 'mlflow-legacy';
}
