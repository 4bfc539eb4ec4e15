import { z } from 'zod';

import { fileInfo } from './messages/file-info.ts';
import type { MlflowRouteTable } from './mlflow-route.ts';
import { int32, requiredText, text, textMap } from './wire/fields.ts';

const empty = z.object({});
/** As many parts as S3 takes. */
const MAX_PARTS = 10_000;

/**
 * What is said about artifacts in JSON. These routes work on the artifact store and not on the database, so they are
 * bound apart from the others.
 */
export const artifactRoutes = {
  listArtifacts: {
    methods: ['GET'],
    version: '2.0',
    path: '/artifacts/list',
    surface: 'everywhere',
    effect: 'read',
    request: z.object({ run_id: requiredText, path: text.optional(), page_token: text.optional() }),
    response: z.object({ root_uri: text, files: z.array(fileInfo), next_page_token: text.optional() }),
  },
  createPresignedUpload: {
    methods: ['POST'],
    version: '2.0',
    path: '/artifacts/presigned-upload-url',
    surface: 'everywhere',
    effect: 'read',
    request: z.object({ run_id: requiredText, path: requiredText }),
    response: z.object({ presigned_url: text, headers: textMap }),
  },
} as const satisfies MlflowRouteTable;

/** Messages of the routes below `/mlflow-artifacts`, which end in a path of their own. */
export const artifactProxyMessages = {
  list: { request: z.object({ path: text.optional() }), response: z.object({ files: z.array(fileInfo) }) },
  write: { request: empty, response: empty },
  createMultipart: {
    request: z.object({
      path: requiredText,
      num_parts: int32
        .refine((count) => count >= 1 && count <= MAX_PARTS, `It must be a whole number from 1 to ${MAX_PARTS}.`)
        .optional(),
    }),
    response: z.object({
      upload_id: text,
      credentials: z.array(z.object({ url: text, part_number: z.int(), headers: textMap })),
    }),
  },
  completeMultipart: {
    request: z.object({
      path: requiredText,
      upload_id: requiredText,
      parts: z.array(z.object({ part_number: int32, etag: requiredText, url: text.optional() })).min(1),
    }),
    response: empty,
  },
  abortMultipart: { request: z.object({ path: requiredText, upload_id: requiredText }), response: empty },
  presignedDownload: {
    request: empty,
    response: z.object({ url: text, headers: textMap, file_size: z.int().optional() }),
  },
} as const;
