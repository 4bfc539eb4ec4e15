import { artifactProxyMessages } from '@gander/api/mlflow/artifact-routes';
import { AppError } from '@gander/core/errors';
import type { Context, Hono } from 'hono';
import type { z } from 'zod';

import {
  type ArtifactPath,
  joinArtifactPath,
  requireArtifactPath,
  toArtifactName,
} from '../../artifacts/artifact-path.ts';
import type { ArtifactStore, DirectAccess } from '../../artifacts/artifact-store.ts';
import { replyMethodNotAllowed } from '../mlflow/html-errors.ts';
import { readMessage } from '../mlflow/read-message.ts';
import { readArtifactPath } from './read-artifact-path.ts';
import { replyMessage } from './reply-message.ts';

export interface MultipartRouteDeps {
  readonly store: ArtifactStore;
  /** `/api/2.0/mlflow-artifacts` */
  readonly prefix: string;
}

const { createMultipart, completeMultipart, abortMultipart, presignedDownload } = artifactProxyMessages;

/** Large files that clients send to the bucket themselves, in parts that this server signs. */
export function registerMultipartRoutes(app: Hono, { store, prefix }: MultipartRouteDeps): void {
  app.post(`${prefix}/mpu/create/*`, async (context) => {
    const direct = requireDirect(store);
    const { path, num_parts: count = 1 } = await readBody(context, createMultipart.request);
    const { uploadId, parts } = await direct.createMultipart(readTarget(context, `${prefix}/mpu/create/`, path), count);
    return replyMessage(context, createMultipart.response, {
      upload_id: uploadId,
      credentials: parts.map(({ url, headers }, index) => ({ url, headers: { ...headers }, part_number: index + 1 })),
    });
  });
  app.post(`${prefix}/mpu/complete/*`, async (context) => {
    const direct = requireDirect(store);
    const { path, upload_id: uploadId, parts } = await readBody(context, completeMultipart.request);
    await direct.writeMultipart(readTarget(context, `${prefix}/mpu/complete/`, path), {
      uploadId,
      parts: parts.map(({ part_number: partNumber, etag }) => ({ partNumber, etag })),
    });
    return replyMessage(context, completeMultipart.response, {});
  });
  app.post(`${prefix}/mpu/abort/*`, async (context) => {
    const direct = requireDirect(store);
    const { path, upload_id: uploadId } = await readBody(context, abortMultipart.request);
    await direct.deleteMultipart(readTarget(context, `${prefix}/mpu/abort/`, path), uploadId);
    return replyMessage(context, abortMultipart.response, {});
  });
  app.get(`${prefix}/presigned/*`, async (context) => {
    const { url, headers, sizeBytes } = await requireDirect(store).createDownload(
      readArtifactPath(context, `${prefix}/presigned/`),
    );
    return replyMessage(context, presignedDownload.response, { url, headers: { ...headers }, file_size: sizeBytes });
  });
  for (const what of ['mpu/create', 'mpu/complete', 'mpu/abort', 'presigned']) {
    app.all(`${prefix}/${what}/*`, replyMethodNotAllowed);
  }
}

/** Clients take this refusal for a hint to send the file through the server. */
export function requireDirect({ direct, location }: ArtifactStore): DirectAccess {
  if (direct !== undefined) return direct;
  throw new AppError(
    'not_implemented',
    `The artifacts of this server are in ${location}, which clients cannot be sent to. Upload through the server.`,
  );
}

async function readBody<Schema extends z.ZodObject>(context: Context, request: Schema): Promise<z.output<Schema>> {
  return (await readMessage(context, { request })) as z.output<Schema>;
}

/** The address names the folder, and the body a file on the client's disk, of which only the name counts. */
function readTarget(context: Context, prefix: string, file: string): ArtifactPath {
  const name = requireArtifactPath(file.replace(/^.*[/\\]/s, ''));
  return joinArtifactPath(readArtifactPath(context, prefix), toArtifactName(name) as ArtifactPath);
}
