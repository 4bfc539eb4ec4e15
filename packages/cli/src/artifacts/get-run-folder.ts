import type { Target } from '../target/target.ts';
import { parseProxyUri, type ProxyFolder } from './parse-proxy-uri.ts';

/** Where the files of a run are. */
export async function getRunFolder({ mlflow }: Target, runId: string): Promise<ProxyFolder> {
  const { run } = await mlflow.getRun({ run_id: runId });
  return parseProxyUri(run.info.artifact_uri);
}
