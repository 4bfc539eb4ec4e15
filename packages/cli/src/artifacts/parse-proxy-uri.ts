import { CliError } from '../cli-error.ts';

/** Files behind the proxy of a server. */
export interface ProxyFolder {
  /** Of the folder, without slashes at its ends. */
  readonly path: string;
}

/** The folder that a location means. Throws for one that is not behind the server. */
export function parseProxyUri(uri: string): ProxyFolder {
  const match = /^mlflow-artifacts:(?:\/\/[^/]*)?\/?(.*?)\/*$/s.exec(uri);
  if (match !== null) return { path: (match[1] ?? '').replace(/^\/+/, '') };
  throw new CliError('failed', `The files are at ${uri}, which is not behind the server. Read and write them there.`);
}
