import { readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';

import type { ArtifactEntry } from '../artifact-store.ts';
import { checkInside } from './find-inside.ts';
import { INCOMING_NAME } from './write-incoming.ts';
import { isMissing } from './to-artifact-error.ts';

/** Files whose size is asked for at the same time. */
const BATCH = 64;

/** Files and folders in a real folder, sorted by name. Links out of the store, pipes and devices are left out. */
export async function listFolder(root: string, place: string): Promise<readonly ArtifactEntry[]> {
  const names = await readFolder(place);
  const realRoot = await realpath(root);
  if (place === realRoot) names.delete(INCOMING_NAME);
  const sorted = [...names].sort((first, second) => (first < second ? -1 : 1));
  const entries: ArtifactEntry[] = [];
  for (let start = 0; start < sorted.length; start += BATCH) {
    const batch = sorted.slice(start, start + BATCH);
    const found = await Promise.all(batch.map((name) => findEntry(realRoot, join(place, name), name)));
    entries.push(...found.filter((entry) => entry !== undefined));
  }
  return entries;
}

async function readFolder(place: string): Promise<Set<string>> {
  try {
    return new Set(await readdir(place));
  } catch (error) {
    if (isMissing(error)) return new Set();
    throw error;
  }
}

async function findEntry(realRoot: string, place: string, name: string): Promise<ArtifactEntry | undefined> {
  try {
    checkInside(realRoot, await realpath(place));
    const facts = await stat(place);
    if (facts.isDirectory()) return { name, sizeBytes: undefined };
    return facts.isFile() ? { name, sizeBytes: facts.size } : undefined;
  } catch {
    // Deleted meanwhile, or a link that leads nowhere or out.
    return undefined;
  }
}
