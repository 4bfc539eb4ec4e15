import type { RunId } from '@gander/core/ids';

import type { ArtifactLocations } from '../../artifacts/artifact-locations.ts';
import type { ArtifactStore } from '../../artifacts/artifact-store.ts';
import type { TraceArtifacts } from '../../artifacts/trace-artifacts.ts';

/** What the routes of artifacts need. */
export interface ArtifactDeps {
  /** Behind `mlflow-artifacts:`; `undefined` when this server does not serve it. */
  readonly proxy: ArtifactStore | undefined;
  readonly locations: ArtifactLocations;
  /** Throws `not_found`. */
  readonly getRunArtifactUri: (runId: RunId) => Promise<string>;
  /** `undefined` without a database. */
  readonly traces: TraceArtifacts | undefined;
}
