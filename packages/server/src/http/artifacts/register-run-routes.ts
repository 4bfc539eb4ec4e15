import { artifactRoutes } from '@gander/api/mlflow/artifact-routes';
import type { MlflowRoute } from '@gander/api/mlflow/mlflow-route';
import { AppError } from '@gander/core/errors';
import type { RunId } from '@gander/core/ids';
import type { Context, Hono } from 'hono';
import type { z } from 'zod';

import type { ArtifactLocation } from '../../artifacts/artifact-locations.ts';
import { joinArtifactPath, parseArtifactPath, requireArtifactPath } from '../../artifacts/artifact-path.ts';
import { replyMethodNotAllowed } from '../mlflow/html-errors.ts';
import { readMessage } from '../mlflow/read-message.ts';
import type { ArtifactDeps } from './artifact-deps.ts';
import { readUpload } from './read-upload.ts';
import { requireDirect } from './register-multipart-routes.ts';
import { replyArtifact } from './reply-artifact.ts';
import { replyMessage } from './reply-message.ts';
import { requireQuery } from './require-query.ts';
import { toFileInfos } from './to-file-infos.ts';

const { listArtifacts, createPresignedUpload } = artifactRoutes;
/** What MLflow's own pages may send here. Programs have the proxy, which has no limit. */
const UPLOAD_LIMIT_BYTES = 10 * 1024 * 1024;

type RunRouteDeps = Pick<ArtifactDeps, 'locations' | 'getRunArtifactUri'>;

/** The files of a run, by its id, wherever they are. */
export function registerRunRoutes(app: Hono, { locations, getRunArtifactUri }: RunRouteDeps): void {
  async function getLocation(runId: string): Promise<ArtifactLocation & { readonly uri: string }> {
    const uri = await getRunArtifactUri(runId as RunId);
    return { ...locations(uri), uri };
  }

  for (const prefix of ['/api/2.0/mlflow', '/ajax-api/2.0/mlflow']) {
    app.get(`${prefix}${listArtifacts.path}`, async (context) => {
      const { run_id, path = '' } = await readRequest(context, listArtifacts);
      const below = parseArtifactPath(path);
      const { uri, store, folder } = await getLocation(run_id);
      const entries = await store.listArtifacts(joinArtifactPath(folder, below));
      return replyMessage(context, listArtifacts.response, { root_uri: uri, files: toFileInfos(entries, below) });
    });
    app.all(`${prefix}${listArtifacts.path}`, replyMethodNotAllowed);
    app.post(`${prefix}${createPresignedUpload.path}`, async (context) => {
      const { run_id, path } = await readRequest(context, createPresignedUpload);
      const below = requireArtifactPath(path);
      const { store, folder } = await getLocation(run_id);
      const { url, headers } = await requireDirect(store).createUpload(joinArtifactPath(folder, below));
      return replyMessage(context, createPresignedUpload.response, { presigned_url: url, headers: { ...headers } });
    });
    app.all(`${prefix}${createPresignedUpload.path}`, replyMethodNotAllowed);
  }

  app.get('/get-artifact', async (context) => {
    const runId = requireQuery(context, ['run_id', 'run_uuid']);
    const below = requireArtifactPath(requireQuery(context, ['path']));
    const { store, folder } = await getLocation(runId);
    const asPage = context.req.query('view') === 'page';
    return replyArtifact(context, { store, path: joinArtifactPath(folder, below), asPage });
  });
  app.all('/get-artifact', replyMethodNotAllowed);

  const uploadAddress = '/ajax-api/2.0/mlflow/upload-artifact';
  app.post(uploadAddress, async (context) => {
    const runId = requireQuery(context, ['run_uuid', 'run_id']);
    const below = requireArtifactPath(requireQuery(context, ['path']));
    checkUploadSize(Number(context.req.header('content-length') ?? 0));
    const { store, folder } = await getLocation(runId);
    await store.writeArtifact(joinArtifactPath(folder, below), limitUpload(readUpload(context)));
    return context.json({});
  });
  app.all(uploadAddress, replyMethodNotAllowed);
}

async function readRequest<Route extends MlflowRoute>(
  context: Context,
  route: Route,
): Promise<z.output<Route['request']>> {
  return (await readMessage(context, route)) as z.output<Route['request']>;
}

async function* limitUpload(upload: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let length = 0;
  for await (const chunk of upload) {
    checkUploadSize((length += chunk.length));
    yield chunk;
  }
}

function checkUploadSize(length: number): void {
  if (length <= UPLOAD_LIMIT_BYTES) return;
  throw new AppError('invalid_argument', 'Artifact size is too large. Max size is 10MB.');
}
