import { AppError } from '@gander/core/errors';

import { type ArtifactPath, createInvalidPathError, ROOT_PATH } from '../artifact-path.ts';
import type { ArtifactStore, DirectAccess } from '../artifact-store.ts';
import { createDirectAccess } from './create-direct-access.ts';
import { deleteObjects } from './delete-objects.ts';
import { listObjects } from './list-objects.ts';
import { openObject } from './open-object.ts';
import { openS3Connection, type S3Connection } from './s3-connection.ts';
import type { S3Settings } from './s3-settings.ts';
import { isMissingObject, toS3Error } from './to-s3-error.ts';
import { writeObject } from './write-object.ts';

/** Artifacts as objects of a bucket of Amazon S3 or of what speaks like it. Connects when it is first used. */
export function createS3Store(settings: S3Settings): ArtifactStore {
  const location = `s3://${[settings.bucket, settings.prefix].filter((part) => part !== '').join('/')}`;
  let opening: Promise<S3Connection> | undefined;
  const open = () => (opening ??= openS3Connection(settings));

  /** Operations speak in refusals, not in errors of the SDK. */
  async function withRefusal<T>(path: ArtifactPath, work: (connection: S3Connection) => Promise<T>): Promise<T> {
    try {
      return await work(await open());
    } catch (error) {
      if (isMissingObject(error)) throw new AppError('not_found', `No such artifact: '${path}'`);
      throw toS3Error(error, location);
    }
  }

  return {
    location,
    listArtifacts: (folder) => withRefusal(folder, (connection) => listObjects(connection, folder)),
    openArtifact: (path, range) => withRefusal(path, (connection) => openObject(connection, path, range)),
    async writeArtifact(path, content) {
      let broken: { readonly error: unknown } | undefined;
      await withRefusal(path, (connection) =>
        writeObject(
          connection,
          path,
          noteErrors(content, (error) => (broken = { error })),
        ),
      ).catch((error: unknown) => {
        throw broken === undefined ? error : broken.error;
      });
    },
    deleteArtifacts: (path) =>
      withRefusal(path, async (connection) => {
        if (path === ROOT_PATH) throw createInvalidPathError();
        await deleteObjects(connection, path);
      }),
    direct: withRefusals(createDirectAccess(open), withRefusal),
  };
}

/** Tells the sender's failure apart from the bucket's. */
async function* noteErrors(
  content: AsyncIterable<Uint8Array>,
  onError: (error: unknown) => void,
): AsyncGenerator<Uint8Array> {
  try {
    yield* content;
  } catch (error) {
    onError(error);
    throw error;
  }
}

type Refuse = <T>(path: ArtifactPath, work: () => Promise<T>) => Promise<T>;

function withRefusals(direct: DirectAccess, refuse: Refuse): DirectAccess {
  return {
    createUpload: (path) => refuse(path, () => direct.createUpload(path)),
    createDownload: (path) => refuse(path, () => direct.createDownload(path)),
    createMultipart: (path, partCount) => refuse(path, () => direct.createMultipart(path, partCount)),
    writeMultipart: (path, upload) => refuse(path, () => direct.writeMultipart(path, upload)),
    deleteMultipart: (path, uploadId) => refuse(path, () => direct.deleteMultipart(path, uploadId)),
  };
}
