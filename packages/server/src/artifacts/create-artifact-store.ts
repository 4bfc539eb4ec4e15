import { AppError } from '@gander/core/errors';

import type { ArtifactStore } from './artifact-store.ts';
import { createLocalStore } from './local/create-local-store.ts';
import { parseArtifactUri } from './parse-artifact-uri.ts';
import { createS3Store } from './s3/create-s3-store.ts';

export interface ArtifactStoreDeps {
  readonly nowMs: () => number;
  readonly s3Endpoint: string | undefined;
}

/** The store that a URI means. Touches nothing yet. Throws `invalid_argument` for what is no place to keep files. */
export function createArtifactStore(uri: string, { nowMs, s3Endpoint }: ArtifactStoreDeps): ArtifactStore {
  const parsed = parseArtifactUri(uri);
  switch (parsed.kind) {
    case 'local':
      return createLocalStore(parsed.folder, nowMs);
    case 's3':
      return createS3Store({ bucket: parsed.bucket, prefix: parsed.prefix, endpoint: s3Endpoint });
    case 'proxy':
    case 'unknown':
      throw new AppError(
        'invalid_argument',
        `Artifacts cannot be kept at '${uri}'. Choose a folder (/var/artifacts) or a bucket (s3://bucket/prefix).`,
      );
    default:
      return parsed satisfies never;
  }
}
