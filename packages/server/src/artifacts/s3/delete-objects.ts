import type { ArtifactPath } from '../artifact-path.ts';
import { toFolderPrefix, toKey } from './list-objects.ts';
import type { S3Connection } from './s3-connection.ts';

/** One object and everything in the folder of the same name, a page of keys at a time. Throws what the SDK throws. */
export async function deleteObjects(connection: S3Connection, path: ArtifactPath): Promise<void> {
  const { client, sdk, bucket } = connection;
  await client.send(new sdk.DeleteObjectCommand({ Bucket: bucket, Key: toKey(connection, path) }));
  const pages = sdk.paginateListObjectsV2({ client }, { Bucket: bucket, Prefix: toFolderPrefix(connection, path) });
  for await (const page of pages) {
    const keys = (page.Contents ?? []).flatMap(({ Key }) => (Key === undefined ? [] : [{ Key }]));
    if (keys.length === 0) continue;
    const answer = await client.send(
      new sdk.DeleteObjectsCommand({ Bucket: bucket, Delete: { Objects: keys, Quiet: true } }),
    );
    const [failure] = answer.Errors ?? [];
    if (failure === undefined) continue;
    throw Object.assign(new Error(failure.Message), {
      name: failure.Code ?? 'DeleteFailed',
      $metadata: { httpStatusCode: 403 },
    });
  }
}
