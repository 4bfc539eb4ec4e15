import { realpath } from 'node:fs/promises';
import { join, sep } from 'node:path';

import { type ArtifactPath, createInvalidPathError } from '../artifact-path.ts';
import { isMissing } from './to-artifact-error.ts';

/**
 * The real place of a path below `root`, with every symbolic link followed; `undefined` when there is nothing. Throws
 * `invalid_argument` for a link that leads out of `root`.
 */
export async function findInside(root: string, path: ArtifactPath): Promise<string | undefined> {
  try {
    const realRoot = await realpath(root);
    const place = await realpath(join(realRoot, path));
    checkInside(realRoot, place);
    return place;
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/** Both must be real paths. Throws `invalid_argument`. */
export function checkInside(realRoot: string, place: string): void {
  const prefix = realRoot.endsWith(sep) ? realRoot : `${realRoot}${sep}`;
  if (place !== realRoot && !place.startsWith(prefix)) throw createInvalidPathError();
}
