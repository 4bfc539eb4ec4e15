import { dirname, resolve } from 'node:path';

import type { RunId } from '@gander/core/ids';

import type { ArtifactDeps } from './artifact-deps.ts';
import type { MlflowDispatch } from '../../mlflow/mlflow-dispatch.ts';
import type { ResolvedServerOptions } from '../../server-options.ts';
import { createArtifactLocations } from '../../artifacts/artifact-locations.ts';
import { createArtifactStore } from '../../artifacts/create-artifact-store.ts';
import type { TraceArtifacts } from '../../artifacts/trace-artifacts.ts';

export interface ArtifactSetup {
  readonly options: Pick<
    ResolvedServerOptions,
    'artifactsDestination' | 'defaultArtifactRoot' | 's3Endpoint' | 'serveArtifacts'
  >;
  /** Beside it is the folder that artifacts are in when nobody says otherwise. */
  readonly databasePath: string;
  readonly callMlflow: MlflowDispatch;
  readonly traces: TraceArtifacts | undefined;
}

/** Opens no store yet. Throws `invalid_argument` for places where nothing can be kept. */
export function createArtifactDeps({ options, databasePath, callMlflow, traces }: ArtifactSetup): ArtifactDeps {
  const deps = { nowMs: Date.now, s3Endpoint: options.s3Endpoint };
  const destination = options.artifactsDestination ?? resolve(dirname(databasePath), 'mlartifacts');
  const root = options.defaultArtifactRoot?.startsWith('mlflow-artifacts:') ? undefined : options.defaultArtifactRoot;
  const proxy = options.serveArtifacts ? createArtifactStore(destination, deps) : undefined;
  return {
    proxy,
    locations: createArtifactLocations({
      proxy,
      root: root === undefined ? undefined : { uri: root, store: createArtifactStore(root, deps) },
    }),
    async getRunArtifactUri(runId: RunId) {
      const json = new TextDecoder().decode(await callMlflow('getRun', { run_id: runId }));
      const { run } = JSON.parse(json) as { readonly run: { readonly info: { readonly artifact_uri: string } } };
      return run.info.artifact_uri;
    },
    traces,
  };
}
