import { constants } from 'node:fs';
import { open, rename, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';

import { AppError } from '@gander/core/errors';

import { type ArtifactPath, createInvalidPathError, ROOT_PATH, toArtifactName } from '../artifact-path.ts';
import type { ArtifactStore, ByteRange, OpenArtifact } from '../artifact-store.ts';
import { resolveByteRange } from '../resolve-byte-range.ts';
import { createFolders } from './create-folders.ts';
import { findInside } from './find-inside.ts';
import { deleteAbandoned } from './delete-abandoned.ts';
import { INCOMING_NAME, writeIncoming } from './write-incoming.ts';
import { listFolder } from './list-folder.ts';
import { isMissing, toArtifactError } from './to-artifact-error.ts';

/**
 * Artifacts as files in a folder, which is made when the first one comes. A file is written beside them, flushed to the
 * disk and then moved into its place. Symbolic links are followed as long as they stay inside.
 */
export function createLocalStore(folder: string, nowMs: () => number): ArtifactStore {
  const root = resolve(folder);
  let sweeping: Promise<void> | undefined;

  /** Operations speak in refusals, not in codes of the operating system. */
  async function withRefusal<T>(path: ArtifactPath, work: () => Promise<T>): Promise<T> {
    if (path === INCOMING_NAME || path.startsWith(`${INCOMING_NAME}/`)) throw createInvalidPathError();
    try {
      return await work();
    } catch (error) {
      throw toArtifactError(error, root);
    }
  }

  return {
    location: root,
    listArtifacts: (path) =>
      withRefusal(path, async () => {
        const place = await findInside(root, path);
        return place === undefined ? [] : listFolder(root, place);
      }),
    openArtifact: (path, range) =>
      withRefusal(path, async () => {
        const place = await findInside(root, path);
        if (place === undefined) throw createMissingError(path);
        return openFile(place, { path, range });
      }),
    writeArtifact: (path, content) =>
      withRefusal(path, async () => {
        // The parent first: a path that cannot be is refused before the upload, not after it.
        const parent = toParent(path);
        await createFolders(root, parent);
        // Once, and not worth refusing an upload for.
        await (sweeping ??= deleteAbandoned(root, nowMs()).catch(() => undefined));
        const incoming = await writeIncoming(root, content);
        try {
          // Again, because whoever deletes a folder meanwhile must not make a finished upload fail.
          await rename(incoming, join(await createFolders(root, parent), toArtifactName(path)));
        } catch (error) {
          await rm(incoming, { force: true });
          throw error;
        }
      }),
    deleteArtifacts: (path) =>
      withRefusal(path, async () => {
        if (path === ROOT_PATH) throw createInvalidPathError();
        const parent = await findInside(root, toParent(path));
        // A link itself goes, never what it leads to.
        if (parent !== undefined) await rm(join(parent, toArtifactName(path)), { recursive: true, force: true });
      }).catch((error: unknown) => {
        if (!isMissing(error)) throw error;
      }),
  };
}

/** The descriptor is opened first and measured then: what is sent is what was measured, also when it is replaced meanwhile. */
async function openFile(
  place: string,
  { path, range }: { readonly path: ArtifactPath; readonly range: ByteRange | undefined },
): Promise<OpenArtifact> {
  // A pipe would be waited for, until somebody writes into it.
  if (!(await stat(place)).isFile()) throw createMissingError(path);
  const file = await open(place, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  const { size } = await file.stat();
  const part = range && resolveByteRange(range, size);
  const end = part?.end ?? size - 1;
  const start = part?.start ?? 0;
  // A stream cannot be told to read nothing.
  const body = file.createReadStream(size === 0 ? {} : { start, end });
  return { sizeBytes: size, range: part, body };
}

function createMissingError(path: ArtifactPath): AppError {
  return new AppError('not_found', `No such artifact: '${path}'`);
}

function toParent(path: ArtifactPath): ArtifactPath {
  return path.slice(0, Math.max(0, path.lastIndexOf('/'))) as ArtifactPath;
}
