import { isAbsolute, relative, resolve, sep } from 'node:path';

import { AppError } from '@gander/core/errors';

import { type ArtifactPath, parseArtifactPath } from './artifact-path.ts';
import type { ArtifactStore } from './artifact-store.ts';
import { type ArtifactUri, parseArtifactUri } from './parse-artifact-uri.ts';

/** A folder of a store. */
export interface ArtifactLocation {
  readonly store: ArtifactStore;
  readonly folder: ArtifactPath;
}

export interface ArtifactLocationsDeps {
  /** Behind `mlflow-artifacts:`; `undefined` when this server does not serve it. */
  readonly proxy: ArtifactStore | undefined;
  /** Where new experiments keep theirs, when that is not behind the proxy. */
  readonly root: { readonly uri: string; readonly store: ArtifactStore } | undefined;
}

/** Finds the store behind the location of a run, a trace or a model. */
export type ArtifactLocations = (uri: string) => ArtifactLocation;

/**
 * Locations come from clients, who may write any: only what lies behind the proxy or below the root that the operator
 * chose is read. Otherwise whoever can create an experiment could read `file:///etc`. Throws `failed_precondition`.
 */
export function createArtifactLocations({ proxy, root }: ArtifactLocationsDeps): ArtifactLocations {
  const rootUri = root && parseArtifactUri(root.uri);
  return (uri) => {
    const parsed = parseArtifactUri(uri);
    if (parsed.kind === 'proxy' && proxy !== undefined) return { store: proxy, folder: parsed.path };
    const below = rootUri && findBelow(rootUri, parsed);
    if (root !== undefined && below !== undefined) return { store: root.store, folder: parseArtifactPath(below) };
    throw new AppError(
      'failed_precondition',
      `This server does not serve the artifacts at ${uri.slice(0, 500)}. Read them there, or start it with a fitting --default-artifact-root.`,
    );
  };
}

/** The path from one location to another below it; `undefined` when it is elsewhere. */
function findBelow(root: ArtifactUri, location: ArtifactUri): string | undefined {
  if (root.kind === 'local' && location.kind === 'local') {
    const below = relative(resolve(root.folder), resolve(location.folder));
    return below === '..' || below.startsWith(`..${sep}`) || isAbsolute(below) ? undefined : below;
  }
  if (root.kind === 's3' && location.kind === 's3' && root.bucket === location.bucket) {
    if (location.prefix === root.prefix) return '';
    const prefix = root.prefix === '' ? '' : `${root.prefix}/`;
    return location.prefix.startsWith(prefix) ? location.prefix.slice(prefix.length) : undefined;
  }
  return undefined;
}
