import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

import { isMissing } from './to-artifact-error.ts';
import { INCOMING_NAME } from './write-incoming.ts';

/** Nobody uploads for longer: what is older is what a crash has left. */
const ABANDONED_AFTER_MS = 24 * 3_600_000;

/** Removes uploads that a crash has cut off. Those of another server on the same folder are younger. */
export async function deleteAbandoned(root: string, nowMs: number): Promise<void> {
  const folder = join(root, INCOMING_NAME);
  try {
    for (const name of await readdir(folder)) {
      const place = join(folder, name);
      const { mtimeMs } = await stat(place);
      if (nowMs - mtimeMs > ABANDONED_AFTER_MS) await rm(place, { force: true });
    }
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
}
