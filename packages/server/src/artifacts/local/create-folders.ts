import { mkdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';

import type { ArtifactPath } from '../artifact-path.ts';
import { checkInside } from './find-inside.ts';

/**
 * Makes the folder at `path` with all those above it and returns its real place. Step by step, because a recursive `mkdir`
 * would follow a link out of `root` and make folders there. Throws ENOTDIR where a file is in the way.
 */
export async function createFolders(root: string, path: ArtifactPath): Promise<string> {
  await mkdir(root, { recursive: true });
  const realRoot = await realpath(root);
  let place = realRoot;
  for (const segment of path === '' ? [] : path.split('/')) {
    const next = join(place, segment);
    if (await createFolder(next)) {
      place = next;
      continue;
    }
    place = await realpath(next);
    checkInside(realRoot, place);
    if (!(await stat(place)).isDirectory()) throw Object.assign(new Error('not a folder'), { code: 'ENOTDIR' });
  }
  return place;
}

/** Whether it was made; otherwise something is there already. */
async function createFolder(place: string): Promise<boolean> {
  try {
    await mkdir(place);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}
