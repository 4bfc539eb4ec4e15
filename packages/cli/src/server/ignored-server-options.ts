import type { OptionSpec } from '../options/option-spec.ts';

/** An option of `mlflow server` that changes nothing here, with the sentence that says so. */
export interface IgnoredOption extends OptionSpec {
  readonly why: string;
}

const ONE_PROCESS = 'Gander is one process that uses its own threads';
const NO_WORKSPACES = 'Gander has no workspaces yet';
const NO_GATEWAY = 'Gander has no gateway secrets yet';

/** Accepted, so that documented MLflow commands run as written. Those that would weaken what was asked for are not here. */
export const IGNORED_SERVER_OPTIONS = {
  registryStoreUri: ignored(
    '--registry-store-uri <uri>',
    'MLFLOW_REGISTRY_STORE_URI',
    'everything is in the one database',
  ),
  workers: ignored('-w, --workers <number>', 'MLFLOW_WORKERS', ONE_PROCESS),
  gunicornOpts: ignored('--gunicorn-opts <text>', 'MLFLOW_GUNICORN_OPTS', ONE_PROCESS),
  uvicornOpts: ignored('--uvicorn-opts <text>', 'MLFLOW_UVICORN_OPTS', ONE_PROCESS),
  waitressOpts: ignored('--waitress-opts <text>', undefined, ONE_PROCESS),
  exposePrometheus: ignored(
    '--expose-prometheus <folder>',
    'MLFLOW_EXPOSE_PROMETHEUS',
    'metrics are always at /metrics',
  ),
  staticPrefix: ignored('--static-prefix <path>', 'MLFLOW_STATIC_PREFIX', 'Gander is always served at /'),
  dev: ignored('--dev', undefined, 'in a checkout, `npm run dev` restarts on changes'),
  secretsCacheTtl: ignored('--secrets-cache-ttl <seconds>', undefined, NO_GATEWAY),
  secretsCacheMaxSize: ignored('--secrets-cache-max-size <number>', undefined, NO_GATEWAY),
  workspaceStoreUri: ignored('--workspace-store-uri <uri>', 'MLFLOW_WORKSPACE_STORE_URI', NO_WORKSPACES),
  enableWorkspaces: ignored('--enable-workspaces', undefined, NO_WORKSPACES),
} as const satisfies Record<string, IgnoredOption>;

function ignored(flags: string, env: string | undefined, why: string): IgnoredOption {
  return { flags, why, help: why, ...(env !== undefined && { env }) };
}
