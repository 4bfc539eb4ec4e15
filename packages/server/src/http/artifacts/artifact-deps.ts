import type { RunId } from '@gander/core/ids';

import type { ArtifactPlaces } from '../../artifacts/artifact-places.ts';
import type { TraceArtifacts } from '../../artifacts/trace-artifacts.ts';

/** What the routes of artifacts need. */
export interface ArtifactDeps extends ArtifactPlaces {
  /** Throws `not_found`. */
  readonly getRunArtifactUri: (runId: RunId) => Promise<string>;
  /** `undefined` without a database. */
  readonly traces: TraceArtifacts | undefined;
}
