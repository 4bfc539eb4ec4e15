import { Readable } from 'node:stream';

import type { GetObjectCommandOutput } from '@aws-sdk/client-s3';
import { AppError } from '@gander/core/errors';

import type { ArtifactPath } from '../artifact-path.ts';
import type { ByteRange, OpenArtifact } from '../artifact-store.ts';
import { toKey } from './list-objects.ts';
import type { S3Connection } from './s3-connection.ts';

/** Begins to read an object. Throws what the SDK throws. */
export async function openObject(
  connection: S3Connection,
  path: ArtifactPath,
  range: ByteRange | undefined,
): Promise<OpenArtifact> {
  const { client, sdk, bucket } = connection;
  const request = { Bucket: bucket, Key: toKey(connection, path) };
  if (range === undefined) return toOpenArtifact(await client.send(new sdk.GetObjectCommand(request)));
  try {
    return toOpenArtifact(await client.send(new sdk.GetObjectCommand({ ...request, Range: formatRange(range) })));
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'InvalidRange') throw error;
    return toOpenArtifact(await client.send(new sdk.GetObjectCommand(request)));
  }
}

function toOpenArtifact({ Body, ContentLength = 0, ContentRange }: GetObjectCommandOutput): OpenArtifact {
  if (!(Body instanceof Readable)) throw new AppError('unavailable', 'The artifact store answered without a body.');
  const match = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(ContentRange ?? '');
  if (match === null) return { sizeBytes: ContentLength, range: undefined, body: Body };
  const [start = 0, end = 0, sizeBytes = 0] = match.slice(1).map(Number);
  return { sizeBytes, range: { start, end }, body: Body };
}

function formatRange(range: ByteRange): string {
  return 'suffix' in range ? `bytes=-${range.suffix}` : `bytes=${range.start}-${range.end ?? ''}`;
}
