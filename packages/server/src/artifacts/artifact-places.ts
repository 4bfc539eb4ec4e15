import { dirname, resolve } from 'node:path';

import type { ResolvedServerOptions } from '../server-options.ts';
import { type ArtifactLocations, createArtifactLocations } from './artifact-locations.ts';
import type { ArtifactStore } from './artifact-store.ts';
import { createArtifactStore } from './create-artifact-store.ts';

export interface ArtifactPlaces {
  /** Behind `mlflow-artifacts:`; `undefined` when this server does not serve it. */
  readonly proxy: ArtifactStore | undefined;
  readonly locations: ArtifactLocations;
}

export interface ArtifactPlacesOptions extends Pick<
  ResolvedServerOptions,
  'artifactsDestination' | 'defaultArtifactRoot' | 's3Endpoint' | 'serveArtifacts'
> {
  /** Beside it is the folder that artifacts are in when nobody says otherwise. */
  readonly databasePath: string;
}

/** Opens no store yet. Throws `invalid_argument` for places where nothing can be kept. */
export function createArtifactPlaces(options: ArtifactPlacesOptions): ArtifactPlaces {
  const deps = { nowMs: Date.now, s3Endpoint: options.s3Endpoint };
  const destination = options.artifactsDestination ?? resolve(dirname(options.databasePath), 'mlartifacts');
  const root = options.defaultArtifactRoot?.startsWith('mlflow-artifacts:') ? undefined : options.defaultArtifactRoot;
  const proxy = options.serveArtifacts ? createArtifactStore(destination, deps) : undefined;
  return {
    proxy,
    locations: createArtifactLocations({
      proxy,
      root: root === undefined ? undefined : { uri: root, store: createArtifactStore(root, deps) },
    }),
  };
}
