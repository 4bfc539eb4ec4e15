import type { GetObjectCommand, PutObjectCommand, UploadPartCommand } from '@aws-sdk/client-s3';

import type { DirectAccess, PresignedRequest } from '../artifact-store.ts';
import { toKey } from './list-objects.ts';
import type { S3Connection } from './s3-connection.ts';

/** As long as MLflow's. */
const PRESIGNED_FOR_SECONDS = 3600;

type Presignable = GetObjectCommand | PutObjectCommand | UploadPartCommand;

/** Requests that clients make to the bucket themselves, signed by us. Throws what the SDK throws. */
export function createDirectAccess(open: () => Promise<S3Connection>): DirectAccess {
  async function presign({ client }: S3Connection, command: Presignable): Promise<PresignedRequest> {
    const { getSignedUrl } = await import('@aws-sdk/s3-request-presigner');
    // The two packages of the SDK differ in whether an optional property may be `undefined`.
    const signable = command as unknown as Parameters<typeof getSignedUrl>[1];
    return { url: await getSignedUrl(client, signable, { expiresIn: PRESIGNED_FOR_SECONDS }), headers: {} };
  }

  return {
    async createUpload(path) {
      const connection = await open();
      const object = { Bucket: connection.bucket, Key: toKey(connection, path) };
      return presign(connection, new connection.sdk.PutObjectCommand(object));
    },
    async createDownload(path) {
      const connection = await open();
      const { client, sdk, bucket: Bucket } = connection;
      const object = { Bucket, Key: toKey(connection, path) };
      const { ContentLength: sizeBytes = 0 } = await client.send(new sdk.HeadObjectCommand(object));
      return { ...(await presign(connection, new sdk.GetObjectCommand(object))), sizeBytes };
    },
    async createMultipart(path, partCount) {
      const connection = await open();
      const { client, sdk, bucket: Bucket } = connection;
      const object = { Bucket, Key: toKey(connection, path) };
      const { UploadId = '' } = await client.send(new sdk.CreateMultipartUploadCommand(object));
      const parts: PresignedRequest[] = [];
      for (let PartNumber = 1; PartNumber <= partCount; PartNumber++) {
        parts.push(await presign(connection, new sdk.UploadPartCommand({ ...object, UploadId, PartNumber })));
      }
      return { uploadId: UploadId, parts };
    },
    async writeMultipart(path, { uploadId, parts }) {
      const connection = await open();
      const { client, sdk, bucket: Bucket } = connection;
      await client.send(
        new sdk.CompleteMultipartUploadCommand({
          Bucket,
          Key: toKey(connection, path),
          UploadId: uploadId,
          MultipartUpload: { Parts: parts.map(({ partNumber, etag }) => ({ PartNumber: partNumber, ETag: etag })) },
        }),
      );
    },
    async deleteMultipart(path, uploadId) {
      const connection = await open();
      const { client, sdk, bucket: Bucket } = connection;
      await client.send(
        new sdk.AbortMultipartUploadCommand({ Bucket, Key: toKey(connection, path), UploadId: uploadId }),
      );
    },
  };
}
