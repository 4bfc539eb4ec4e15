import { resolve } from 'node:path';

import { parseArtifactUri } from './parse-artifact-uri.ts';

/** A root as experiments keep it: a relative folder means another place to every program that reads it. */
export function resolveArtifactRoot(uri: string): string {
  return parseArtifactUri(uri).kind === 'local' && !uri.startsWith('file:') ? resolve(uri) : uri;
}
