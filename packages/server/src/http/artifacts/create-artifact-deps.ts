import type { RunId } from '@gander/core/ids';

import type { ArtifactPlaces } from '../../artifacts/artifact-places.ts';
import type { TraceArtifacts } from '../../artifacts/trace-artifacts.ts';
import type { MlflowDispatch } from '../../mlflow/mlflow-dispatch.ts';
import type { ArtifactDeps } from './artifact-deps.ts';

export interface ArtifactSetup {
  readonly places: ArtifactPlaces;
  readonly callMlflow: MlflowDispatch;
  readonly traces: TraceArtifacts | undefined;
}

/** The places, and who knows what is kept where. */
export function createArtifactDeps({ places, callMlflow, traces }: ArtifactSetup): ArtifactDeps {
  return {
    ...places,
    async getRunArtifactUri(runId: RunId) {
      const json = new TextDecoder().decode(await callMlflow('getRun', { run_id: runId }));
      const { run } = JSON.parse(json) as { readonly run: { readonly info: { readonly artifact_uri: string } } };
      return run.info.artifact_uri;
    },
    traces,
  };
}
