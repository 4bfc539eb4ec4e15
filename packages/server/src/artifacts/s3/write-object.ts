import { Readable } from 'node:stream';

import type { ArtifactPath } from '../artifact-path.ts';
import { toKey } from './list-objects.ts';
import type { S3Connection } from './s3-connection.ts';

/** S3 takes 10,000 parts of at least 5 MiB: at this size files of 160 GB, with two parts in memory at a time. */
const PART_BYTES = 16 * 1024 * 1024;
const PARTS_IN_FLIGHT = 1;

/**
 * Sends a file of unknown length in parts; it appears when the last one is there. Of a `content` that throws nothing is
 * kept, and its error is the one that is thrown.
 */
export async function writeObject(
  connection: S3Connection,
  path: ArtifactPath,
  content: AsyncIterable<Uint8Array>,
): Promise<void> {
  const { Upload } = await import('@aws-sdk/lib-storage');
  const upload = new Upload({
    client: connection.client,
    params: {
      Bucket: connection.bucket,
      Key: toKey(connection, path),
      Body: Readable.from(content, { objectMode: false }),
    },
    partSize: PART_BYTES,
    queueSize: PARTS_IN_FLIGHT,
    leavePartsOnError: false,
  });
  await upload.done();
}
